import { quote } from '../../findings/collect';
import type { GroupedFindings } from '../../findings/group-findings';
import type { FindingKind } from '../../findings/kinds';
import { MAX_LICENCE, parseLicence } from '../../model/parse-licence';
import type { Component, LicenceClaim } from '../../model/types';
import type { ParsedDocument } from '../../read/types';
import { licenceIdInRightCase, licenceIdStatus } from '../licence-id';

interface Complaint {
  readonly kind: FindingKind;
  readonly value: string;
  /** Made for the few that are shown: looking for the id that was meant is dear. */
  readonly message: () => string;
}
const NONE: readonly Complaint[] = [];

/**
 * Checks the licences of one component after the other. Each different text is looked at once:
 * there are few, and most components bear the same.
 */
export function licenceCheck(
  parsed: ParsedDocument,
  add: GroupedFindings['add'],
): (component: Component) => void {
  // Of ids in CycloneDX JSON the schema has a list, and says what is not on it.
  const isJson = parsed.format === 'cyclonedx' && parsed.serialization === 'json';
  const place = isJson ? 'checked' : 'list';
  const known = new Map<string, readonly Complaint[]>();
  const complaintsOf = ({ kind, value }: LicenceClaim): readonly Complaint[] => {
    const key = `${kind} ${value}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const complaints = kind === 'id' ? aboutId(value, place) : aboutExpression(value);
    known.set(key, complaints);
    return complaints;
  };
  return (component) => {
    for (const claim of component.licences) {
      if (claim.kind === 'name') continue;
      for (const complaint of complaintsOf(claim)) {
        const path = () => pathOf(parsed, component, claim);
        const { kind, value, message } = complaint;
        add(kind, value, () => ({ path, value, message: message() }));
      }
    }
  };
}

function pathOf(
  { format, specVersion }: ParsedDocument,
  { path }: Component,
  { role }: LicenceClaim,
): string {
  if (format === 'cyclonedx') return `${path}/licenses`;
  if (specVersion.startsWith('3.')) return path;
  return `${path}/${role === 'concluded' ? 'licenseConcluded' : 'licenseDeclared'}`;
}

function aboutExpression(value: string): readonly Complaint[] {
  const licence = parseLicence(value);
  if (licence === undefined)
    return [{ kind: 'licence-syntax', value, message: () => syntax(value) }];
  const ids = [...licence.ids, ...licence.exceptions];
  const complaints = ids.flatMap((id) => aboutId(id, 'expression'));
  return complaints.length === 0 ? NONE : complaints;
}

function syntax(value: string): string {
  return value.length > MAX_LICENCE
    ? `The licence is longer than the ${MAX_LICENCE} characters that are read`
    : 'The licence is no SPDX expression; those look like "MIT OR Apache-2.0"';
}

/** References are defined elsewhere. */
const REFERENCE = /^(?:LicenseRef-|DocumentRef-|AdditionRef-)/;

/**
 * @param place in a list of ids that the schema knows and has checked, in one that readers of XML
 * check, or within an expression, which no schema looks into
 */
function aboutId(id: string, place: 'checked' | 'list' | 'expression'): readonly Complaint[] {
  if (REFERENCE.test(id)) return NONE;
  switch (licenceIdStatus(id)) {
    case 'known':
      return NONE;
    case 'deprecated': {
      const message = () => `SPDX has retired the licence id ${quote(id)}`;
      return [{ kind: 'licence-deprecated', value: id, message }];
    }
    case 'newer': {
      if (place !== 'list') return NONE;
      const message = () =>
        `The licence ${quote(id)} is newer than the schema; some readers refuse it`;
      return [{ kind: 'licence-id-newer', value: id, message }];
    }
    case 'unknown': {
      if (place === 'checked') return NONE;
      return [{ kind: 'licence-id-unknown', value: id, message: () => unknown(id) }];
    }
  }
}

function unknown(id: string): string {
  if (id === 'NOASSERTION' || id === 'NONE') {
    return `${id} may stand by itself only, not within an expression`;
  }
  const right = licenceIdInRightCase(id);
  const hint = right === undefined ? '' : `; it is written ${quote(right)}`;
  return `${quote(id)} is on no SPDX list of licences${hint}`;
}
