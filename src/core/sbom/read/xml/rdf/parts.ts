import type { JsonObject } from '../../json';
import { spdx2Value } from '../../spdx2-members';
import { nodesOf, textOf, valuesOf, type RdfGraph, type RdfNode, type RdfValue } from './graph';
import { checksumAlgorithm, constantCase, referenceCategory, termOf } from './names';

const REFERENCE_TYPES = 'http://spdx.org/rdf/references/';

/** Without the members that have no value: JSON does not have those at all. */
export function withoutNothing(members: JsonObject): Record<string, unknown> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}

/** A list, where there is something in it. */
export function someOf<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length === 0 ? undefined : list;
}

/** Texts that JSON calls as RDF does. */
export function textMembers(node: RdfNode | undefined, names: readonly string[]): JsonObject {
  const members: Record<string, unknown> = {};
  for (const name of names) {
    const text = textOf(node, name);
    if (text !== undefined) members[name] = spdx2Value(name, text);
  }
  return members;
}

export function checksumsOf(graph: RdfGraph, node: RdfNode): JsonObject[] {
  return nodesOf(graph, node, 'checksum').map((checksum) => {
    const algorithm = termOf(first(checksum, 'algorithm'), 'checksumAlgorithm_');
    return withoutNothing({
      algorithm: algorithm === undefined ? undefined : checksumAlgorithm(algorithm),
      checksumValue: textOf(checksum, 'checksumValue'),
    });
  });
}

export function externalRefsOf(graph: RdfGraph, node: RdfNode, specVersion: string): JsonObject[] {
  return nodesOf(graph, node, 'externalRef').map((reference) => {
    const category = termOf(first(reference, 'referenceCategory'), 'referenceCategory_');
    return withoutNothing({
      referenceCategory:
        category === undefined ? undefined : referenceCategory(category, specVersion),
      referenceType: referenceType(first(reference, 'referenceType')),
      referenceLocator: textOf(reference, 'referenceLocator'),
      comment: textOf(reference, 'comment'),
    });
  });
}

/** Those of the specification are known by their names, others by their URI. */
function referenceType(value: RdfValue | undefined): string | undefined {
  if (value === undefined) return undefined;
  const uri = 'node' in value ? value.node : value.text;
  return uri.startsWith(REFERENCE_TYPES) ? uri.slice(REFERENCE_TYPES.length) : uri;
}

/** A term as a constant of JSON: `relationshipType_dynamicLink` → `DYNAMIC_LINK`. */
export function constantOf(node: RdfNode, name: string, prefix: string): string | undefined {
  const term = termOf(first(node, name), prefix);
  return term === undefined ? undefined : constantCase(term);
}

export function first(node: RdfNode, name: string): RdfValue | undefined {
  return valuesOf(node, name)[0];
}
