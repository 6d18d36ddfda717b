import { quote, type Findings } from './findings';
import { elements, isObject, text, type JsonObject } from './json';
import { describedPackage } from './spdx-subject';

/**
 * The structure that every reader of SPDX JSON 2.2 and 2.3 relies on. Mainstream generators break
 * the released schemas in details, so all that a reader can do without is a warning.
 * https://spdx.github.io/spdx-spec/v2.3/document-creation-information/
 */
export function checkSpdx(document: JsonObject, findings: Findings): void {
  if (document['SPDXID'] !== 'SPDXRef-DOCUMENT') {
    findings.error('/SPDXID', 'SPDXID of the document must be "SPDXRef-DOCUMENT".');
  }
  if (text(document, 'name') === undefined) {
    findings.error('/name', 'The document must have a name that is text.');
  }
  if (text(document, 'documentNamespace') === undefined) {
    findings.warning('/documentNamespace', 'The document has no namespace that identifies it.');
  }
  if (text(document, 'dataLicense') === undefined) {
    findings.warning('/dataLicense', 'The document does not name its dataLicense.');
  }
  for (const name of ['packages', 'files', 'relationships'] as const) {
    const value = document[name];
    if (value !== undefined && !Array.isArray(value)) {
      findings.error(`/${name}`, `${name} must be an array.`);
    }
  }
  checkCreation(document['creationInfo'], findings);
  checkPackages(document['packages'], findings);
  checkSubject(document, findings);
}

function checkCreation(creation: unknown, findings: Findings): void {
  if (!isObject(creation)) {
    findings.error('/creationInfo', 'The document must have creationInfo.');
    return;
  }
  if (text(creation, 'created') === undefined) {
    findings.error('/creationInfo/created', 'creationInfo must say when it was created.');
  }
  const { creators } = creation;
  if (!Array.isArray(creators) || !creators.every((creator) => typeof creator === 'string')) {
    findings.error('/creationInfo/creators', 'creators must be an array of texts.');
  }
}

function checkPackages(packages: unknown, findings: Findings): void {
  const seen = new Set<string>();
  for (const [index, value] of elements(packages).entries()) {
    const path = `/packages/${index}`;
    if (!isObject(value)) {
      findings.error(path, 'A package must be an object.');
      continue;
    }
    if (text(value, 'name') === undefined) {
      findings.error(`${path}/name`, 'A package must have a name that is text.');
    }
    const id = text(value, 'SPDXID');
    if (id === undefined) {
      findings.error(`${path}/SPDXID`, 'A package must have an SPDXID that is text.');
    } else if (seen.has(id)) {
      findings.warning(`${path}/SPDXID`, `SPDXID ${quote(id)} is used twice.`);
    } else {
      seen.add(id);
    }
  }
  if (elements(packages).length === 0) {
    findings.warning('/packages', 'The SBOM names no packages.');
  }
}

function checkSubject(document: JsonObject, findings: Findings): void {
  const subject = describedPackage(document);
  if (subject === undefined) {
    findings.warning('/documentDescribes', 'The SBOM does not say which package it is about.');
  } else if (text(subject, 'versionInfo') === undefined) {
    findings.warning('/documentDescribes', 'The package that the SBOM is about has no version.');
  }
}
