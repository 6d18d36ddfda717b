import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findCycles } from '../../../../../src/core/sbom/validate/sense/find-cycles';

function cyclesOf(edges: readonly (readonly number[])[]): number[][] {
  const starts = new Int32Array(edges.length + 1);
  edges.forEach((ends, node) => {
    starts[node + 1] = (starts[node] ?? 0) + ends.length;
  });
  return findCycles(starts, Int32Array.from(edges.flat()));
}

describe('findCycles', () => {
  it.each([
    ['nothing', [], []],
    ['a chain', [[1], [2], []], []],
    ['a node of its own', [[0], []], [[0]]],
    ['two that need each other', [[1], [0]], [[0, 1]]],
    ['a diamond', [[1, 2], [3], [3], []], []],
    [
      'two circles',
      [[1], [0, 2], [3], [2]],
      [
        [2, 3],
        [0, 1],
      ],
    ],
  ])('in %s', (_name, edges, cycles) => {
    expect(cyclesOf(edges)).toEqual(cycles);
  });

  it('finds what can reach itself, and nothing else', () => {
    const graph = fc.integer({ min: 1, max: 8 }).chain((size) =>
      fc.array(fc.array(fc.nat({ max: size - 1 }), { maxLength: 3 }), {
        minLength: size,
        maxLength: size,
      }),
    );
    fc.assert(
      fc.property(graph, (edges) => {
        const reach = edges.map((_, from) => {
          const seen = new Set<number>();
          const open = [...(edges[from] ?? [])];
          for (let node = open.pop(); node !== undefined; node = open.pop()) {
            if (seen.has(node)) continue;
            seen.add(node);
            open.push(...(edges[node] ?? []));
          }
          return seen;
        });
        const found = cyclesOf(edges);
        const inCycle = edges
          .map((_, node) => node)
          .filter((node) => reach[node]?.has(node) === true);
        expect(found.flat().sort()).toEqual(inCycle.sort());
        for (const members of found) {
          for (const one of members) {
            for (const other of members) expect(reach[one]?.has(other)).toBe(true);
          }
        }
      }),
    );
  });
});
