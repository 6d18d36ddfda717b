import { spdx2Version } from '../../spdx2-version';
import type { TextReading } from '../../types';
import type { XmlElement } from '../tree';
import { fromGraph } from './from-graph';
import { textOf, toGraph, type RdfGraph, type RdfNode } from './graph';

/** Reads SPDX 2 in RDF/XML, whose root is `rdf:RDF`. */
export function readRdf(root: XmlElement): TextReading {
  const graph = toGraph(root);
  const described = documentOf(graph);
  const told = spdx2Version(textOf(described, 'specVersion') ?? '');
  if (told.known && described !== undefined) {
    const specVersion = told.version;
    const document = fromGraph(graph, described, specVersion);
    return {
      ok: true,
      parsed: { format: 'spdx', serialization: 'rdf', specVersion, document },
      findings: [],
    };
  }
  return {
    ok: false,
    identity: { format: 'spdx', serialization: 'rdf', specVersion: told.version },
    refusal: {
      code: 'SBOM_UNKNOWN_VERSION',
      message: told.known ? 'The document does not describe itself.' : told.message,
    },
    valid: null,
  };
}

function documentOf(graph: RdfGraph): RdfNode | undefined {
  const documents = [...graph.values()].filter(({ type }) => type === 'SpdxDocument');
  return documents.find((node) => textOf(node, 'specVersion') !== undefined) ?? documents[0];
}
