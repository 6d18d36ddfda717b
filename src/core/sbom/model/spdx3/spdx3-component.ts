import { text, type JsonObject } from '../../read/json';
import { collect, NO_ENTRIES, put, said, type Draft } from '../members';
import { componentType, downloadType, hashAlgorithm } from '../spdx-names';
import type { Component, Hash, LicenceClaim, Reference } from '../types';
import { elementId, elementType, resolveParts, values, type Graph } from './graph';
import type { ReadAgent } from './spdx3-agents';

/** Classes that are packages: the profiles of AI and data sets derive from `software_Package`. */
const PACKAGES: ReadonlyMap<string, string | undefined> = new Map([
  ['software_Package', undefined],
  ['ai_AIPackage', 'machine-learning-model'],
  ['dataset_DatasetPackage', 'data'],
]);

export function isPackage(element: JsonObject): boolean {
  return PACKAGES.has(elementType(element) ?? '');
}

/** A package of SPDX 3, with the licences that relationships give it. */
export function spdx3Component(
  { graph, readAgent }: { readonly graph: Graph; readonly readAgent: ReadAgent },
  element: JsonObject,
  licences: readonly LicenceClaim[],
  path: string,
): Component {
  const identifiers = identifiersOf(graph, element);
  const downloadLocation = said(text(element, 'software_downloadLocation'));
  const made: Draft<Component> = {
    path,
    cpes: identifiers.cpes,
    swid: identifiers.swid,
    licences,
    hashes: collect(resolveParts(graph, element, 'verifiedUsing'), hash),
    authors: NO_ENTRIES,
    references: references(graph, element, downloadLocation),
    properties: NO_ENTRIES,
  };
  put(made, 'id', elementId(element));
  put(
    made,
    'type',
    componentType(text(element, 'software_primaryPurpose')) ??
      PACKAGES.get(elementType(element) ?? ''),
  );
  put(made, 'name', text(element, 'name'));
  put(made, 'version', said(text(element, 'software_packageVersion')));
  put(made, 'purl', said(text(element, 'software_packageUrl')) ?? identifiers.purl);
  put(made, 'supplier', readAgent(values(element, 'suppliedBy')[0]));
  put(made, 'manufacturer', readAgent(values(element, 'originatedBy')[0]));
  put(made, 'copyright', said(text(element, 'software_copyrightText')));
  put(made, 'downloadLocation', downloadLocation);
  put(made, 'sourceInfo', said(text(element, 'software_sourceInfo')));
  return made;
}

/** `purl` is not in the vocabulary, which says `packageUrl`, but is written all the same. */
function identifiersOf(
  graph: Graph,
  element: JsonObject,
): Pick<Component, 'cpes' | 'swid'> & { readonly purl: string | undefined } {
  let purl: string | undefined;
  let swid = false;
  const cpes: string[] = [];
  for (const entry of resolveParts(graph, element, 'externalIdentifier')) {
    const identifier = said(text(entry, 'identifier'));
    if (identifier === undefined) continue;
    const type = text(entry, 'externalIdentifierType');
    if (type === 'packageUrl' || type === 'purl') purl ??= identifier;
    else if (type === 'cpe23' || type === 'cpe22') cpes.push(identifier);
    else if (type === 'swid') swid = true;
  }
  return { purl, cpes: cpes.length === 0 ? NO_ENTRIES : cpes, swid };
}

/** A PackageVerificationCode is made of the hashes of files, and verifies no package. */
function hash(entry: JsonObject): Hash | undefined {
  if (elementType(entry) === 'PackageVerificationCode') return undefined;
  const algorithm = text(entry, 'algorithm');
  const value = text(entry, 'hashValue');
  if (algorithm === undefined || value === undefined) return undefined;
  return { algorithm: hashAlgorithm(algorithm), value };
}

/** Of one reference, which several packages may share. */
const MAX_LOCATORS = 10;

/** ExternalRefType of SPDX 3.0.1, and what CycloneDX has for it. */
const REFERENCES: ReadonlyMap<string, string> = new Map([
  ['altDownloadLocation', 'distribution'],
  ['altWebPage', 'website'],
  ['binaryArtifact', 'distribution'],
  ['buildMeta', 'build-meta'],
  ['buildSystem', 'build-system'],
  ['chat', 'chat'],
  ['documentation', 'documentation'],
  ['issueTracker', 'issue-tracker'],
  ['license', 'license'],
  ['mailingList', 'mailing-list'],
  ['releaseNotes', 'release-notes'],
  ['securityAdvisory', 'advisories'],
  ['securityPolicy', 'security-contact'],
  ['socialMedia', 'social'],
  ['sourceArtifact', 'source-distribution'],
  ['support', 'support'],
  ['vcs', 'vcs'],
]);

function references(
  graph: Graph,
  element: JsonObject,
  location: string | undefined,
): readonly Reference[] {
  const made: Reference[] = [];
  const homePage = said(text(element, 'software_homePage'));
  if (location !== undefined) {
    made.push({ type: downloadType(location), url: location, hashes: NO_ENTRIES });
  }
  if (homePage !== undefined) made.push({ type: 'website', url: homePage, hashes: NO_ENTRIES });
  for (const entry of resolveParts(graph, element, 'externalRef')) {
    const type = REFERENCES.get(text(entry, 'externalRefType') ?? '') ?? 'other';
    for (const url of values(entry, 'locator').slice(0, MAX_LOCATORS)) {
      if (typeof url === 'string' && url !== '') made.push({ type, url, hashes: NO_ENTRIES });
    }
  }
  return made.length === 0 ? NO_ENTRIES : made;
}
