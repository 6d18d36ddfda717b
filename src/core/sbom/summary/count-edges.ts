import type { Dependency } from '../model/types';

/** How many different edges there are: SPDX may tell one from both its ends. */
export function countEdges(dependencies: readonly Dependency[]): number {
  const targets = new Map<string, string | Set<string>>();
  let edges = 0;
  for (const { from, to } of dependencies) {
    for (const target of to) {
      const known = targets.get(from);
      if (known === undefined) {
        targets.set(from, target);
        edges += 1;
      } else if (typeof known === 'string') {
        if (known === target) continue;
        targets.set(from, new Set([known, target]));
        edges += 1;
      } else if (!known.has(target)) {
        known.add(target);
        edges += 1;
      }
    }
  }
  return edges;
}
