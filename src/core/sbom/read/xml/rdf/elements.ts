import type { JsonObject } from '../../json';
import { textsOf, valuesOf, type RdfGraph, type RdfNode, type RdfValue } from './graph';
import { termOf } from './names';
import {
  checksumsOf,
  constantOf,
  externalRefsOf,
  someOf,
  textMembers,
  withoutNothing,
} from './parts';
import type { References } from './references';

const PACKAGE_TEXTS = [
  ...['name', 'versionInfo', 'packageFileName', 'supplier', 'originator', 'filesAnalyzed'],
  ...['homepage', 'sourceInfo', 'licenseComments', 'summary', 'description', 'comment'],
  ...['builtDate', 'releaseDate', 'validUntilDate'],
];
const FILE_TEXTS = ['fileName', 'comment', 'licenseComments', 'noticeText'];
const SNIPPET_TEXTS = ['name', 'comment', 'licenseComments'];

export interface Reading {
  readonly graph: RdfGraph;
  readonly specVersion: string;
  readonly references: References;
  readonly licence: (value: RdfValue) => string | undefined;
}

export function packageOf(node: RdfNode, reading: Reading): JsonObject {
  const { graph, specVersion, references } = reading;
  return withoutNothing({
    ...elementOf(node, PACKAGE_TEXTS, reading),
    downloadLocation: references.idsOf(node, 'downloadLocation')[0],
    licenseDeclared: licencesOf(node, 'licenseDeclared', reading)[0],
    licenseInfoFromFiles: someOf(licencesOf(node, 'licenseInfoFromFiles', reading)),
    primaryPackagePurpose: constantOf(node, 'primaryPackagePurpose', 'purpose_'),
    externalRefs: someOf(externalRefsOf(graph, node, specVersion)),
    hasFiles: someOf(references.idsOf(node, 'hasFile')),
  });
}

export function fileOf(node: RdfNode, reading: Reading): JsonObject {
  const types = valuesOf(node, 'fileType').flatMap((value) => termOf(value, 'fileType_') ?? []);
  return withoutNothing({
    ...elementOf(node, FILE_TEXTS, reading),
    fileTypes: someOf(types.map((type) => type.toUpperCase())),
    fileContributors: someOf(textsOf(node, 'fileContributor')),
    licenseInfoInFiles: someOf(licencesOf(node, 'licenseInfoInFile', reading)),
  });
}

export function snippetOf(node: RdfNode, reading: Reading): JsonObject {
  return withoutNothing({
    ...elementOf(node, SNIPPET_TEXTS, reading),
    snippetFromFile: reading.references.idsOf(node, 'snippetFromFile')[0],
    licenseInfoInSnippets: someOf(licencesOf(node, 'licenseInfoInSnippet', reading)),
  });
}

/** What packages, files and snippets have in common. */
function elementOf(node: RdfNode, texts: readonly string[], reading: Reading): JsonObject {
  const { graph, references } = reading;
  return {
    SPDXID: references.idOf(node),
    ...textMembers(node, texts),
    // The one place where NOASSERTION may be a text or a term.
    copyrightText: references.idsOf(node, 'copyrightText')[0],
    licenseConcluded: licencesOf(node, 'licenseConcluded', reading)[0],
    checksums: someOf(checksumsOf(graph, node)),
    attributionTexts: someOf(textsOf(node, 'attributionText')),
  };
}

function licencesOf(node: RdfNode, property: string, { licence }: Reading): string[] {
  return valuesOf(node, property).flatMap((value) => licence(value) ?? []);
}
