import { text, type JsonObject } from '../../read/json';
import type { ParsedDocument } from '../../read/types';
import { NO_ENTRIES, put, said, texts, type Draft } from '../members';
import type { Component, SbomModel } from '../types';
import { elementId, elementType, readGraph, resolve, values, type Graph } from './graph';
import { agentReader, authorsOf, toolsOf } from './spdx3-agents';
import { isPackage, spdx3Component } from './spdx3-component';
import { licenceReader } from './spdx3-licences';
import { readRelationships } from './spdx3-relationships';
import { subjectOf } from './spdx3-subject';

/**
 * SPDX 3.0, in the shape of its JSON-LD with `@graph`.
 *
 * @throws TooLargeError where what is referred to again and again adds up to more than is read
 */
export function spdx3Model(parsed: ParsedDocument): SbomModel {
  const { format, serialization, specVersion } = parsed;
  const graph = readGraph(parsed.document);
  const document = ofType(graph, 'SpdxDocument')[0];
  const creation = creationOf(graph, document);
  const readLicence = licenceReader(graph);
  const readAgent = agentReader(graph);
  const relationships = readRelationships(graph, readLicence, (id) => {
    const type = elementType(graph.byId.get(id));
    return type !== 'software_File' && type !== 'software_Snippet' && type !== 'SpdxDocument';
  });

  const root = subjectOf(graph, document);
  let subject: Component | undefined;
  const components: Component[] = [];
  for (const { element, index } of graph.elements) {
    if (!isPackage(element)) continue;
    const id = elementId(element) ?? '';
    // Of several with one id the first: each of thousands would have thousands of licences.
    const isMeant = graph.byId.get(id) === element;
    const licences = (isMeant ? relationships.licences.get(id) : undefined) ?? NO_ENTRIES;
    const component = spdx3Component({ graph, readAgent }, element, licences, `/@graph/${index}`);
    components.push(component);
    if (element === root) subject = component;
  }

  const dataLicence = readLicence(values(document, 'dataLicense')[0]);
  const made: Draft<SbomModel> = {
    format,
    serialization,
    specVersion,
    phases: ofType(graph, 'software_Sbom').flatMap((sbom) =>
      texts(values(sbom, 'software_sbomType')),
    ),
    tools: toolsOf(graph, creation),
    authors: authorsOf(graph, readAgent, creation),
    dataLicences: dataLicence === undefined ? NO_ENTRIES : [dataLicence.value],
    signed: false,
    vulnerabilities: 0,
    references: NO_ENTRIES,
    components,
    files: ofType(graph, 'software_File').length,
    dependencies: relationships.dependencies,
    compositions: NO_ENTRIES,
    ids: new Set(graph.byId.keys()),
  };
  put(made, 'documentId', document && elementId(document));
  put(made, 'documentName', said(text(document, 'name')));
  put(made, 'created', text(creation, 'created'));
  put(made, 'subject', subject);
  return made;
}

function ofType(graph: Graph, type: string): JsonObject[] {
  return graph.elements.flatMap(({ element }) => (elementType(element) === type ? [element] : []));
}

/** How the document itself was made; its elements may come from elsewhere. */
function creationOf(graph: Graph, document: JsonObject | undefined): JsonObject | undefined {
  const [value] = values(document, 'creationInfo');
  return resolve(graph, value) ?? ofType(graph, 'CreationInfo')[0];
}
