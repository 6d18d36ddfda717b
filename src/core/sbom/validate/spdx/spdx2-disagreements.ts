/**
 * Where the released schemas refuse what the specification's text has, or what the next version
 * allows, so that mainstream generators break them. The file is as good as any other.
 */

const TEXT_DIFFERS = 'the text of the specification and its schema disagree; harmless';

const WORDS: ReadonlyMap<string, string> = new Map([
  // Trivy; github.com/spdx/tools-java/issues/211
  ['2.3 primaryPackagePurpose OPERATING-SYSTEM', TEXT_DIFFERS],
  // Microsoft's SBOM tool; the text of 2.2, clause 3.21, has the dash
  ['2.2 referenceCategory PACKAGE-MANAGER', TEXT_DIFFERS],
  ['2.2 referenceCategory PERSISTENT-ID', TEXT_DIFFERS],
  ['2.2 referenceCategory PERSISTENT_ID', 'the schema of 2.2 forgot it; harmless'],
  ['2.3 referenceCategory PACKAGE_MANAGER', 'this is how the schema of 2.2 spells it; harmless'],
  ['2.3 referenceCategory PERSISTENT_ID', 'SPDX 2.3.1 allows it; harmless'],
]);

/** Why a word that the schema does not have is no fault of the document, if it is none. */
export function wordDisagreement(
  specVersion: string,
  member: string,
  value: string,
): string | undefined {
  return WORDS.get(`${specVersion} ${member} ${value}`);
}

const OPTIONAL_SINCE_2_3: ReadonlySet<string> = new Set([
  'package copyrightText',
  'package licenseConcluded',
  'package licenseDeclared',
  'file copyrightText',
  'file licenseConcluded',
  'snippet copyrightText',
  'snippet licenseConcluded',
]);

/** The same for a member that is missing; Syft leaves copyrightText out. */
export function absenceDisagreement(
  specVersion: string,
  owner: string,
  member: string,
): string | undefined {
  return specVersion === '2.2' && OPTIONAL_SINCE_2_3.has(`${owner} ${member}`)
    ? 'SPDX 2.3 made it optional; harmless'
    : undefined;
}

/** The same for a member that the schema does not know. */
export function memberDisagreement(owner: string, member: string): string | undefined {
  return owner === 'document' && member === '$schema'
    ? 'SPDX 2.3.1 allows it; harmless'
    : undefined;
}
