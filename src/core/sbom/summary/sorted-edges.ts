import type { Dependency } from '../model/types';

/** More ids than any document has; two of them and this make a whole number below 2 ** 53. */
const MAX_IDS = 2 ** 26;

/**
 * The different edges, each as one number, sorted. Eight bytes an edge, where a set of texts would
 * take a hundred: a document of 30 MB can have six million.
 *
 * @param placeOf the number of an id, below MAX_IDS; undefined leaves its edges out
 */
export function sortedEdges(
  dependencies: readonly Dependency[],
  placeOf: (id: string) => number | undefined,
): Float64Array {
  let most = 0;
  for (const { to } of dependencies) most += to.length;
  const edges = new Float64Array(most);
  let length = 0;
  for (const { from, to } of dependencies) {
    const source = to.length === 0 ? undefined : placeOf(from);
    if (source === undefined) continue;
    for (const target of to) {
      const place = placeOf(target);
      if (place === undefined) continue;
      edges[length] = source * MAX_IDS + place;
      length += 1;
    }
  }
  return withoutDuplicates(edges.subarray(0, length).sort());
}

/** How many different edges there are: SPDX may tell one from both its ends. */
export function countEdges(dependencies: readonly Dependency[]): number {
  const places = new Map<string, number>();
  return sortedEdges(dependencies, (id) => {
    const place = places.get(id) ?? places.size;
    places.set(id, place);
    return place;
  }).length;
}

function withoutDuplicates(sorted: Float64Array): Float64Array {
  let length = 0;
  for (const edge of sorted) {
    if (length > 0 && edge === sorted[length - 1]) continue;
    sorted[length] = edge;
    length += 1;
  }
  return sorted.slice(0, length);
}
