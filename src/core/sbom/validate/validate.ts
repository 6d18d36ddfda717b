import type { Findings } from '../findings/collect';
import type { SbomModel } from '../model/types';
import type { ParsedDocument } from '../read/types';
import { checkCycloneDxJson } from './cyclonedx/check-cyclonedx-json';
import { checkCycloneDxXml } from './cyclonedx/check-cyclonedx-xml';
import { checkSense } from './sense/check-sense';
import { checkSpdx2 } from './spdx/check-spdx2';
import { checkSpdx3 } from './spdx/check-spdx3';

/**
 * Holds a document against the official rules of its format, then against what those cannot say
 * (references, purls, licences). True when no error was found; only errors of the official rules
 * are errors. Never rejects.
 */
export async function validate(
  parsed: ParsedDocument,
  model: SbomModel,
  findings: Findings,
): Promise<boolean> {
  await checkOfficialRules(parsed, findings);
  checkSense(parsed, model, findings);
  return findings.list().every(({ severity }) => severity !== 'error');
}

async function checkOfficialRules(parsed: ParsedDocument, findings: Findings): Promise<void> {
  const { format, serialization, specVersion, document } = parsed;
  if (format === 'cyclonedx') {
    if (serialization === 'xml') checkCycloneDxXml(document, specVersion, findings);
    else await checkCycloneDxJson(document, specVersion, findings);
  } else if (specVersion.startsWith('3.')) {
    checkSpdx3(document, findings);
  } else {
    await checkSpdx2(document, specVersion, findings, serialization);
  }
}
