/**
 * What the JSON of SPDX 2 (schemas 2.2 and 2.3 of spdx-spec) has other than single texts. The
 * serializations that know nothing but text and nesting are brought into that shape by it.
 */

/** Members that are lists, also where there is one entry. */
export const SPDX2_LISTS: ReadonlySet<string> = new Set([
  'annotations',
  'artifactOfs',
  'attributionTexts',
  'checksums',
  'creators',
  'crossRefs',
  'documentDescribes',
  'externalDocumentRefs',
  'externalRefs',
  'fileContributors',
  'fileDependencies',
  'fileTypes',
  'files',
  'hasExtractedLicensingInfos',
  'hasFiles',
  'licenseInfoFromFiles',
  'licenseInfoInFiles',
  'licenseInfoInSnippets',
  'packageVerificationCodeExcludedFiles',
  'packages',
  'ranges',
  'relationships',
  'revieweds',
  'seeAlsos',
  'snippets',
]);

const BOOLEANS: ReadonlySet<string> = new Set([
  'filesAnalyzed',
  'isLive',
  'isValid',
  'isWayBackLink',
]);
const INTEGERS: ReadonlySet<string> = new Set(['lineNumber', 'offset', 'order']);

/** The value of a member as JSON has it: a boolean or a number where the schema asks for one. */
export function spdx2Value(member: string, text: string): string | number | boolean {
  if (BOOLEANS.has(member)) {
    const lower = text.toLowerCase();
    if (lower === 'true' || lower === 'false') return lower === 'true';
  } else if (INTEGERS.has(member) && /^\d{1,15}$/.test(text)) {
    return Number(text);
  }
  return text;
}
