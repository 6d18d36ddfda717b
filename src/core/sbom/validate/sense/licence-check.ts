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
  readonly message: string;
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
  const hasList = parsed.format === 'cyclonedx' && parsed.serialization === 'json';
  const known = new Map<string, readonly Complaint[]>();
  const complaintsOf = ({ kind, value }: LicenceClaim): readonly Complaint[] => {
    const key = `${kind} ${value}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const complaints = kind === 'id' ? aboutId(value, hasList) : aboutExpression(value);
    known.set(key, complaints);
    return complaints;
  };
  return (component) => {
    for (const claim of component.licences) {
      if (claim.kind === 'name') continue;
      for (const complaint of complaintsOf(claim)) {
        const path = () => pathOf(parsed, component, claim);
        add(`${complaint.kind} ${complaint.value}`, () => ({ ...complaint, path }));
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
  if (licence === undefined) {
    const why =
      value.length > MAX_LICENCE
        ? `The licence is longer than the ${MAX_LICENCE} characters that are read`
        : `The licence is no SPDX expression; those look like "MIT OR Apache-2.0"`;
    return [{ kind: 'licence-syntax', value, message: why }];
  }
  const complaints = [...licence.ids, ...licence.exceptions].flatMap((id) =>
    aboutId(id, false, false),
  );
  return complaints.length === 0 ? NONE : complaints;
}

/** References are defined elsewhere. */
const REFERENCE = /^(?:LicenseRef-|DocumentRef-|AdditionRef-)/;

/**
 * @param hasList the schema says which ids there are
 * @param listMatters ids newer than the schema are refused by readers
 */
function aboutId(id: string, hasList: boolean, listMatters = true): readonly Complaint[] {
  if (REFERENCE.test(id)) return NONE;
  switch (licenceIdStatus(id)) {
    case 'known':
      return NONE;
    case 'deprecated':
      return [complaint('licence-deprecated', id, 'SPDX has retired the licence id')];
    case 'newer':
      if (hasList || !listMatters) return NONE;
      return [
        complaint('licence-id-newer', id, 'SPDX added after the schema was published the licence'),
      ];
    case 'unknown':
      return hasList ? NONE : [unknown(id)];
  }
}

function complaint(kind: FindingKind, value: string, what: string): Complaint {
  return { kind, value, message: `${what} ${quote(value)}` };
}

function unknown(id: string): Complaint {
  const kind = 'licence-id-unknown';
  if (id === 'NOASSERTION' || id === 'NONE') {
    const message = `${id} may stand by itself only, not within an expression`;
    return { kind, value: id, message };
  }
  const right = licenceIdInRightCase(id);
  const hint = right === undefined ? '' : `; it is written ${quote(right)}`;
  return { kind, value: id, message: `${quote(id)} is on no SPDX list of licences${hint}` };
}
