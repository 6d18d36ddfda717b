import { collectFindings } from '../../../../../src/core/sbom/findings/collect';
import type { JsonObject } from '../../../../../src/core/sbom/read/json';
import { checkCycloneDxJson } from '../../../../../src/core/sbom/validate/cyclonedx/check-cyclonedx-json';

/** What is found in a document with these members. */
export async function check(members: object, specVersion = '1.6') {
  const findings = collectFindings();
  const document: JsonObject = { bomFormat: 'CycloneDX', specVersion, ...members };
  await checkCycloneDxJson(document, specVersion, findings);
  return findings.list();
}

/** A library of the name `a` and more. */
export const lib = (more: object) => ({ type: 'library', name: 'a', ...more });
