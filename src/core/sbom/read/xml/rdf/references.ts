import type { JsonObject } from '../../json';
import { textOf, valuesOf, type RdfGraph, type RdfNode, nodesOf } from './graph';
import { nothingOf } from './names';
import { checksumsOf, first, withoutNothing } from './parts';

/** Nodes, which RDF knows by URIs, as JSON refers to them. */
export interface References {
  readonly namespace: string;
  readonly externalDocuments: readonly JsonObject[];
  /** `SPDXRef-…`, `DocumentRef-…:SPDXRef-…`, NOASSERTION or NONE; undefined without an identity. */
  idOf(node: RdfNode): string | undefined;
  /** The nodes that a property names. */
  idsOf(node: RdfNode, property: string): string[];
}

export function referencesOf(graph: RdfGraph, root: RdfNode): References {
  const { place: namespace } = split(root.id);
  const externalIds = new Map<string, string>();
  const externalDocuments = nodesOf(graph, root, 'externalDocumentRef').map((node) => {
    const externalDocumentId = textOf(node, 'externalDocumentId') ?? split(node.id).fragment;
    const document = first(node, 'spdxDocument');
    const spdxDocument =
      document === undefined || 'text' in document ? document?.text : document.node;
    if (externalDocumentId !== undefined && spdxDocument !== undefined) {
      externalIds.set(split(spdxDocument).place, externalDocumentId);
    }
    const [checksum] = checksumsOf(graph, node);
    return withoutNothing({ externalDocumentId, spdxDocument, checksum });
  });

  const idOf = (uri: string): string => {
    const nothing = nothingOf(uri);
    if (nothing !== undefined) return nothing;
    const { place, fragment } = split(uri);
    if (fragment === undefined) return uri;
    if (place === namespace || place === '') return fragment;
    const external = externalIds.get(place);
    if (external === undefined) return uri;
    graph.allowance.take(external.length);
    return `${external}:${fragment}`;
  };
  return {
    namespace,
    externalDocuments,
    idOf: ({ id }) => (id.startsWith('_:') ? undefined : idOf(id)),
    idsOf: (node, property) =>
      valuesOf(node, property).map((value) => ('node' in value ? idOf(value.node) : value.text)),
  };
}

function split(uri: string): { readonly place: string; readonly fragment?: string } {
  const hash = uri.lastIndexOf('#');
  return hash < 0 ? { place: uri } : { place: uri.slice(0, hash), fragment: uri.slice(hash + 1) };
}
