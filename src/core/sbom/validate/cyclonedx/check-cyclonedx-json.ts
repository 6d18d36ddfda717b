import type { Findings } from '../../findings/collect';
import type { JsonObject } from '../../read/json';
import { loadSchema, type SchemaName } from '../schemas/load-schema';
import { checkLicenceIds } from './check-licence-ids';
import { collectBreaches } from './collect-breaches';

const SCHEMAS: ReadonlyMap<string, SchemaName> = new Map([
  ['1.2', 'cyclonedx-1.2'],
  ['1.3', 'cyclonedx-1.3'],
  ['1.4', 'cyclonedx-1.4'],
  ['1.5', 'cyclonedx-1.5'],
  ['1.6', 'cyclonedx-1.6'],
  ['1.7', 'cyclonedx-1.7'],
]);

/**
 * Holds a document against the official JSON schema of its version, 1.2 to 1.7. An error is found
 * exactly where that refuses it, but for licences that are newer than the schema: those are
 * warnings. Never rejects. A valid document takes one pass; only of a broken one the parts are
 * looked at again, to tell what is wrong with each.
 */
export async function checkCycloneDxJson(
  document: JsonObject,
  specVersion: string,
  findings: Findings,
): Promise<void> {
  const name = SCHEMAS.get(specVersion);
  if (name === undefined) {
    const message = 'There is no JSON schema for this version of CycloneDX.';
    findings.add({ kind: 'schema-value', path: '/specVersion', message, value: specVersion });
    return;
  }
  const validate = await loadSchema(name);
  validate.licenceIds.clear();
  try {
    if (!validate(document)) collectBreaches(document, specVersion, validate, findings);
    checkLicenceIds(document, specVersion, validate.licenceIds, findings);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    // The stack is used up: what was read at all is nested far less.
    const message = 'The document is nested too deeply to be checked.';
    findings.add({ kind: 'schema-depth', path: '', message });
  }
  validate.licenceIds.clear();
}
