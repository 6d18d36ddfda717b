import type { JsonObject } from '../../json';
import { fileOf, packageOf, snippetOf, type Reading } from './elements';
import { nodesOf, textOf, textsOf, valuesOf, type RdfGraph, type RdfNode } from './graph';
import { licenceReader } from './licences';
import { constantOf, first, someOf, textMembers, withoutNothing } from './parts';
import { referencesOf } from './references';

/**
 * The graph of an SPDX 2 document in the shape of its JSON (classes and properties: the RDF clauses
 * of the specification, 2.2 and 2.3). Annotations, verification codes and the ranges of snippets
 * are left out.
 *
 * @throws TooLargeError where what is referred to again and again adds up to more than is read
 */
export function fromGraph(graph: RdfGraph, root: RdfNode, specVersion: string): JsonObject {
  const references = referencesOf(graph, root);
  const reading: Reading = { graph, specVersion, references, licence: licenceReader(graph) };
  const nodes = [...graph.nodes.values()];
  const of = (wanted: string): RdfNode[] => nodes.filter(({ type }) => type === wanted);
  const [creation] = nodesOf(graph, root, 'creationInfo');
  const dataLicense = first(root, 'dataLicense');
  return withoutNothing({
    spdxVersion: textOf(root, 'specVersion'),
    SPDXID: references.idOf(root),
    ...textMembers(root, ['name', 'comment']),
    dataLicense: dataLicense === undefined ? undefined : reading.licence(dataLicense),
    documentNamespace: references.namespace === '' ? undefined : references.namespace,
    documentDescribes: someOf(references.idsOf(root, 'describesPackage')),
    creationInfo: creation === undefined ? undefined : creationInfoOf(creation),
    externalDocumentRefs: someOf(references.externalDocuments),
    hasExtractedLicensingInfos: someOf(of('ExtractedLicensingInfo').map(extractedOf)),
    packages: someOf(of('Package').map((node) => packageOf(node, reading))),
    files: someOf(of('File').map((node) => fileOf(node, reading))),
    snippets: someOf(of('Snippet').map((node) => snippetOf(node, reading))),
    relationships: someOf(nodes.flatMap((node) => relationshipsOf(node, reading))),
  });
}

function creationInfoOf(node: RdfNode): JsonObject {
  return withoutNothing({
    ...textMembers(node, ['created', 'comment', 'licenseListVersion']),
    creators: someOf(textsOf(node, 'creator')),
  });
}

function extractedOf(node: RdfNode): JsonObject {
  return withoutNothing({
    ...textMembers(node, ['licenseId', 'extractedText', 'name', 'comment']),
    seeAlsos: someOf(textsOf(node, 'seeAlso')),
  });
}

function relationshipsOf(node: RdfNode, { graph, references }: Reading): JsonObject[] {
  if (valuesOf(node, 'relationship').length === 0) return [];
  return nodesOf(graph, node, 'relationship').map((relationship) =>
    withoutNothing({
      spdxElementId: references.idOf(node),
      relationshipType: constantOf(relationship, 'relationshipType', 'relationshipType_'),
      relatedSpdxElement: references.idsOf(relationship, 'relatedSpdxElement')[0],
      comment: textOf(relationship, 'comment'),
    }),
  );
}
