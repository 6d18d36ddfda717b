import { quote, type Findings } from '../../findings/collect';
import { isObject, text, type JsonObject } from '../../read/json';
import { checkCreationInfo } from './check-creation-info';
import { checkSpdx3Object } from './check-spdx3-object';
import { groupFindings } from '../../findings/group-findings';

const CONTEXT = 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld';

/**
 * The structure of an SPDX 3.0.1 document, as far as its JSON schema and the clauses on the classes
 * of its elements are about what a reader needs. The schema itself, 255 kB that take 150 times as
 * long as parsing, is not run.
 * https://spdx.github.io/spdx-spec/v3.0.1/serializations/
 */
export function checkSpdx3(document: JsonObject, findings: Findings): void {
  const grouped = groupFindings(findings);
  const context = document['@context'];
  if (context === undefined) {
    const message = 'The document has no @context, which SPDX 3 requires';
    grouped.add('schema-required', 'context', () => ({ path: '', message }));
  } else if (context !== CONTEXT) {
    grouped.add('schema-value', 'context', () => ({
      path: '/@context',
      ...(typeof context === 'string' && { value: context }),
      message: `@context must be ${quote(CONTEXT)} itself, in no list`,
    }));
  }
  const graph = document['@graph'];
  if (Array.isArray(graph)) checkGraph(graph, grouped.add);
  else {
    const kind = graph === undefined ? 'schema-required' : 'schema-type';
    const path = graph === undefined ? '' : '/@graph';
    grouped.add(kind, 'graph', () => ({ path, message: '@graph must be a list of elements' }));
  }
  grouped.flush();
}

type Add = ReturnType<typeof groupFindings>['add'];

function checkGraph(graph: readonly unknown[], add: Add): void {
  const creations = new Set<string>();
  let documents = 0;
  for (const entry of graph) {
    if (!isObject(entry)) continue;
    const type = text(entry, 'type');
    if (type === 'SpdxDocument') documents += 1;
    const id = type === 'CreationInfo' ? text(entry, '@id') : undefined;
    if (id !== undefined) creations.add(id);
  }
  for (const [index, entry] of graph.entries()) {
    const path = () => `/@graph/${index}`;
    if (!isObject(entry)) {
      const message = 'An entry of @graph must be an object';
      add('schema-type', 'entry', () => ({ path, message }));
      continue;
    }
    checkSpdx3Object(entry, path, creations, add);
    if (entry['type'] === 'CreationInfo') checkCreationInfo(entry, path, add);
  }
  if (documents > 1) {
    const message = `The graph has ${documents} elements of type SpdxDocument, and may have one`;
    add('schema-duplicate', 'documents', () => ({ path: '/@graph', message }));
  } else if (documents === 0) {
    const message = 'The graph has no SpdxDocument to say what it is about';
    add('spdx3-no-document', 'documents', () => ({ path: '/@graph', message }));
  }
}
