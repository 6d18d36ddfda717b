import { text, type JsonObject } from '../../read/json';
import { elementType, idOf, resolve, resolveAll, values, type Graph } from './graph';
import { isPackage } from './spdx3-component';

const DOCUMENT = 'SPDXRef-DOCUMENT';

/**
 * The package that the document is about: the first root of the document that is one, where a
 * root that is itself a collection (`software_Sbom`, `Bom`, `Bundle`) stands for its own roots.
 * Without such a root, what the document is said to describe.
 */
export function subjectOf(graph: Graph, document: JsonObject | undefined): JsonObject | undefined {
  const collections = graph.elements.flatMap(({ element }) =>
    isCollection(element) && element !== document ? [element] : [],
  );
  const roots = [...(document === undefined ? [] : [document]), ...collections].flatMap((start) =>
    resolveAll(graph, start, 'rootElement'),
  );
  return firstPackage(graph, roots) ?? firstPackage(graph, described(graph, document));
}

/** Depth first with a stack of its own; visits each element once. */
function firstPackage(graph: Graph, roots: readonly JsonObject[]): JsonObject | undefined {
  const waiting = [...roots].reverse();
  const seen = new Set<JsonObject>();
  for (let element = waiting.pop(); element !== undefined; element = waiting.pop()) {
    if (seen.has(element)) continue;
    seen.add(element);
    if (isPackage(element)) return element;
    if (!isCollection(element)) continue;
    for (const inner of resolveAll(graph, element, 'rootElement').toReversed()) waiting.push(inner);
  }
  return undefined;
}

function isCollection(element: JsonObject): boolean {
  const type = elementType(element);
  return type === 'software_Sbom' || type === 'Bom' || type === 'Bundle' || type === 'SpdxDocument';
}

/** One generator writes `DESCRIBES` from the id that documents had in SPDX 2. */
function described(graph: Graph, document: JsonObject | undefined): JsonObject[] {
  return graph.elements.flatMap(({ element }) => {
    const type = text(element, 'relationshipType');
    if (type !== 'describes' && type !== 'DESCRIBES') return [];
    const [from] = values(element, 'from');
    const isOurs = idOf(from) === DOCUMENT || resolve(graph, from) === document;
    return isOurs ? resolveAll(graph, element, 'to') : [];
  });
}
