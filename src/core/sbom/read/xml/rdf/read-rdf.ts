import { TooLargeError } from '../../pieces';
import { refused } from '../../refused';
import { spdx2Version } from '../../spdx2-version';
import type { TextReading } from '../../types';
import type { XmlElement } from '../tree';
import { fromGraph } from './from-graph';
import { textOf, toGraph, type RdfGraph, type RdfNode } from './graph';

/** Reads SPDX 2 in RDF/XML, whose root is `rdf:RDF`. Never throws. */
export function readRdf(root: XmlElement): TextReading {
  try {
    return read(root);
  } catch (error) {
    if (!(error instanceof TooLargeError)) throw error;
    const message = 'What it refers to again and again adds up to more than is read.';
    const identity = { format: 'spdx', serialization: 'rdf' } as const;
    return refused('SBOM_TOO_LARGE', message, identity, null);
  }
}

function read(root: XmlElement): TextReading {
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
  const message = told.known ? 'The document does not describe itself.' : told.message;
  const identity = { format: 'spdx', serialization: 'rdf', specVersion: told.version } as const;
  return refused('SBOM_UNKNOWN_VERSION', message, identity, null);
}

function documentOf(graph: RdfGraph): RdfNode | undefined {
  const documents = [...graph.nodes.values()].filter(({ type }) => type === 'SpdxDocument');
  return documents.find((node) => textOf(node, 'specVersion') !== undefined) ?? documents[0];
}
