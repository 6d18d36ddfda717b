import { quote, type Findings } from '../../findings/collect';
import { elements, isObject, member, type JsonObject } from '../../read/json';
import { toPointer } from '../../read/json-pointer';
import { licenceIdInRightCase, licenceIdStatus, type LicenceIdStatus } from '../licence-id';

/**
 * Tells what is wrong with licence ids. The schemas list the ids of their time, and so refuse a
 * correct SBOM that names a newer one: that is a warning here.
 *
 * @param ids those that the document has where its schema wants an id
 */
export function checkLicenceIds(
  document: JsonObject,
  specVersion: string,
  ids: ReadonlySet<string>,
  findings: Findings,
  statusOf: (id: string) => LicenceIdStatus = licenceIdStatus,
): void {
  const doubtful = new Map<string, 'newer' | 'unknown'>();
  for (const id of ids) {
    const status = statusOf(id);
    if (status === 'newer' || status === 'unknown') doubtful.set(id, status);
  }
  if (doubtful.size === 0) return;
  eachLicenceId(document, (id, path) => {
    const status = doubtful.get(id);
    if (status === undefined) return;
    if (status === 'unknown') {
      const message = unknownId(id, findings.isFull('error'));
      findings.add({ kind: 'schema-value', path, message, value: id });
      return;
    }
    // Once is enough for a warning.
    doubtful.delete(id);
    const message = `SPDX added the licence ${quote(id)} after CycloneDX ${specVersion} was published; some readers refuse it.`;
    findings.add({ kind: 'licence-id-newer', path, message, value: id });
  });
}

/** To look for the right case takes long, and nobody reads what is only counted. */
function unknownId(id: string, isOnlyCounted: boolean): string {
  const right = isOnlyCounted ? undefined : licenceIdInRightCase(id);
  return right === undefined
    ? `${quote(id)} is no SPDX licence id; what is not on that list goes into "name".`
    : `${quote(id)} is no SPDX licence id: upper and lower case count, and it is "${right}".`;
}

interface Node {
  readonly value: object;
  readonly step: string | number;
  readonly above: Node | undefined;
}

/** Every id of a licence in a list `licenses`, wherever that is. */
function eachLicenceId(document: JsonObject, take: (id: string, path: () => string) => void): void {
  const open: Node[] = [{ value: document, step: '', above: undefined }];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const at = node;
    if (at.step === 'license' && at.above?.above?.step === 'licenses' && isObject(at.value)) {
      const id = member(at.value, 'id');
      if (typeof id === 'string') take(id, () => pathTo(at, 'id'));
    }
    const inside = Array.isArray(at.value)
      ? [...elements(at.value).entries()]
      : Object.entries(at.value);
    for (const [step, value] of inside.reverse() as [string | number, unknown][]) {
      if (typeof value === 'object' && value !== null) open.push({ value, step, above: at });
    }
  }
}

function pathTo(node: Node, last: string): string {
  const steps: (string | number)[] = [last];
  for (let at = node; at.above !== undefined; at = at.above) steps.push(at.step);
  return toPointer(steps.reverse());
}
