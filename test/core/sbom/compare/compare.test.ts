import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compare, type Comparison } from '../../../../src/core/sbom/compare/compare';
import type { Inventory, InventoryItem } from '../../../../src/core/sbom/summary/inventory';

function item(key: string, version = '', licence = ''): InventoryItem {
  return { key, version, licence };
}
function inventory(components: InventoryItem[], more: Partial<Inventory> = {}): Inventory {
  return { tools: [], components, ...more };
}
function versions(key: string, ...all: string[]): InventoryItem[] {
  return all.map((version) => item(key, version));
}
/** What a comparison says, without what is empty. */
function told({ unchanged, ...lists }: Comparison): Record<string, unknown> {
  const filled = Object.entries(lists).filter(
    ([, list]) => !Array.isArray(list) || list.length > 0,
  );
  return { ...Object.fromEntries(filled), unchanged };
}
const NPM = 'pkg:npm/a';

describe('compare tells versions', () => {
  it.each<[string, string[], string[], Record<string, unknown>]>([
    ['the same', ['1'], ['1'], { unchanged: 1 }],
    ['newer', ['1.9'], ['1.10'], { upgraded: [['1.9'], ['1.10']] }],
    ['older', ['2'], ['1'], { downgraded: [['2'], ['1']] }],
    ['another spelling', ['1'], ['1.0'], { changed: [['1'], ['1.0']] }],
    ['no order', ['main'], ['1.0'], { changed: [['main'], ['1.0']] }],
    ['one of several', ['1', '2'], ['2', '3'], { upgraded: [['1'], ['3']] }],
    [
      'several',
      ['1', '2'],
      ['3', '4'],
      {
        changed: [
          ['1', '2'],
          ['3', '4'],
        ],
      },
    ],
    ['one more', ['1'], ['1', '2'], { changed: [[], ['2']] }],
    ['one less', ['1', '2'], ['2'], { changed: [['1'], []] }],
    ['twice the same', ['1', '1'], ['1'], { unchanged: 1 }],
    ['unknown before', [''], ['1'], { changed: [[''], ['1']] }],
    ['gone', ['1', '2'], [], { removed: [['1', '2'], []] }],
    ['new', [], ['2', '1'], { added: [[], ['1', '2']] }],
  ])('%s', (_name, before, after, expected) => {
    const result = told(
      compare(inventory(versions(NPM, ...before)), inventory(versions(NPM, ...after))),
    );
    const rows = Object.entries(expected).map(([name, row]) => {
      const [from, to] = Array.isArray(row) ? (row as unknown[]) : [];
      return [name, name === 'unchanged' ? row : [{ key: NPM, before: from, after: to }]];
    });
    expect(result).toEqual({ unchanged: 0, ...Object.fromEntries(rows) });
  });

  it('by the rules of the ecosystem, or with care where there is no purl', () => {
    const result = compare(
      inventory([
        item('operating-system||ubuntu', '22.04'),
        item('pkg:deb/ubuntu/a', '1.0-1'),
        item('pkg:maven/g/a', '1.0'),
        item('library|g|b', '1.0-1'),
      ]),
      inventory([
        item('operating-system||ubuntu', '24.04'),
        item('pkg:deb/ubuntu/a', '1.0~rc1-1'),
        item('pkg:maven/g/a', '1.0-SNAPSHOT'),
        item('library|g|b', '1.0-2'),
      ]),
    );
    expect(result.upgraded.map(({ key }) => key)).toEqual(['operating-system||ubuntu']);
    expect(result.downgraded.map(({ key }) => key)).toEqual(['pkg:deb/ubuntu/a', 'pkg:maven/g/a']);
    expect(result.changed.map(({ key }) => key)).toEqual(['library|g|b']);
  });

  it('under hostile keys, too', () => {
    const keys = ['__proto__', 'constructor', '', 'pkg:', 'pkg:__proto__/x', '\ud800'];
    const all = inventory(keys.map((key) => item(key, '1.0')));
    const newer = inventory(keys.map((key) => item(key, '1.1')));
    expect(compare(all, newer).upgraded).toHaveLength(keys.length);
    expect(compare(inventory([]), all).added).toHaveLength(keys.length);
  });
});

describe('compare tells licences', () => {
  it.each<[string, string[], string[], string | undefined]>([
    ['same', ['MIT'], ['MIT'], undefined],
    ['order and case', ['MIT OR Apache-2.0'], ['apache-2.0  or mit'], undefined],
    ['renamed ids', ['GPL-2.0+', 'LGPL-2.1'], ['GPL-2.0-or-later', 'LGPL-2.1-only'], undefined],
    ['order between components', ['MIT', 'ISC'], ['ISC', 'MIT'], undefined],
    ['both unknown', [''], [' '], undefined],
    ['AND is not OR', ['MIT OR ISC'], ['MIT AND ISC'], 'changed'],
    ['WITH belongs to its id', ['A WITH b OR c'], ['c WITH b OR A'], 'changed'],
    ['parentheses', ['(MIT OR ISC) AND X'], ['MIT OR (ISC AND X)'], 'changed'],
    ['gained', [''], ['MIT'], 'gained'],
    ['gained one more', ['MIT'], ['MIT', 'ISC'], 'gained'],
    ['lost one of two', ['MIT', 'ISC'], ['MIT'], 'lost'],
    ['nothing left', ['MIT', 'ISC'], [''], 'became-unknown'],
    ['another', ['MIT'], ['GPL-3.0-only'], 'changed'],
  ])('%s', (_name, before, after, change) => {
    const of = (licences: string[]) =>
      inventory(licences.map((licence) => item(NPM, '1', licence)));
    const { licences } = compare(of(before), of(after));
    expect(licences.map((licence) => licence.change)).toEqual(change === undefined ? [] : [change]);
  });

  it('as they are written, and not of what came or went', () => {
    const result = compare(
      inventory([item('a', '1', 'mit'), item('a', '2', 'ISC'), item('b', '1', 'MIT')]),
      inventory([item('a', '1', 'GPL-3.0'), item('c', '1', 'MIT')]),
    );
    expect(result.licences).toEqual([
      { key: 'a', change: 'changed', before: ['ISC', 'mit'], after: ['GPL-3.0'] },
    ]);
  });
});

describe('compare tells', () => {
  it.each([
    [undefined, undefined, undefined],
    [5, undefined, { before: 5 }],
    [undefined, 0, { after: 0 }],
    [7.5, 7.5, { before: 7.5, after: 7.5 }],
  ])('the scores %j and %j', (before, after, expected) => {
    const of = (score: number | undefined) => inventory([], score === undefined ? {} : { score });
    expect(compare(of(before), of(after)).score).toEqual(expected);
  });

  it.each<[string[], string[], boolean]>([
    [['syft 1.0.0'], ['syft 1.2.0'], false],
    [['syft 1.0.0'], ['Syft v1.2.0'], false],
    [['syft'], ['syft 1.0'], false],
    [['syft-1.0.0'], ['syft 1.2.0'], false],
    [['GitHub.com Dependency Graph'], ['GitHub.com Dependency Graph 2'], false],
    [['sbom-tool 1'], ['sbom-tool-2'], false],
    [['trivy dev'], ['trivy 0.50'], false],
    [['a 1', 'b 1'], ['b 2', 'a 2'], false],
    [[], ['syft 1'], false],
    [['syft 1'], ['trivy 1'], true],
    [['syft 1'], ['syft 1', 'trivy 1'], true],
    [['cyclonedx-npm 1'], ['cyclonedx-gomod 1'], true],
    [['dev'], ['7'], true],
  ])('whether %j became %j', (before, after, changed) => {
    const result = compare(inventory([], { tools: before }), inventory([], { tools: after }));
    expect(result.generatorChanged).toEqual(changed ? { before, after } : undefined);
  });
});

describe('compare', () => {
  const anItem = fc.record({
    key: fc.constantFrom('pkg:npm/a', 'pkg:npm/b', 'pkg:maven/g/c', 'pkg:deb/d', 'x||e', 'é'),
    version: fc.constantFrom('', '1', '1.0', '1.1', '2-rc1', '2', 'main'),
    licence: fc.constantFrom('', 'MIT', 'mit', 'ISC', 'MIT OR ISC', 'ISC OR MIT', 'GPL-2.0'),
  });
  const anInventory = fc.record(
    {
      components: fc.array(anItem, { maxLength: 12 }),
      tools: fc.subarray(['syft 1', 'syft 2', 'trivy 1']),
      score: fc.constantFrom(1, 9.5),
    },
    { requiredKeys: ['components', 'tools'] },
  );

  it('finds nothing between a document and itself', () => {
    fc.assert(
      fc.property(anInventory, (one) => {
        const { score, ...rest } = compare(one, one);
        expect(score?.after).toBe(one.score);
        const keys = new Set(one.components.map(({ key }) => key));
        expect(told(rest)).toEqual({ unchanged: keys.size });
      }),
    );
  });

  it('is its own mirror', () => {
    const turned = <T extends { before?: unknown; after?: unknown }>({
      before,
      after,
      ...rest
    }: T) => ({ ...rest, before: after, after: before }) as const;
    fc.assert(
      fc.property(anInventory, anInventory, (a, b) => {
        const there = compare(a, b);
        const back = compare(b, a);
        expect(back.added).toEqual(there.removed.map(turned));
        expect(back.upgraded).toEqual(there.downgraded.map(turned));
        expect(back.changed).toEqual(there.changed.map(turned));
        expect(back.unchanged).toBe(there.unchanged);
        expect(back.score).toEqual(there.score && turned(there.score));
        expect(back.generatorChanged).toEqual(
          there.generatorChanged && turned(there.generatorChanged),
        );
        const mirror = { gained: true, lost: false, 'became-unknown': false, changed: undefined };
        expect(back.licences.map((one) => ({ ...one, change: mirror[one.change] }))).toEqual(
          there.licences.map((one) => {
            const gained = mirror[one.change];
            return { ...turned(one), change: gained === undefined ? undefined : !gained };
          }),
        );
      }),
    );
  });

  it('does not care for the order of components', () => {
    const pair = anInventory.chain((one) =>
      fc.tuple(
        fc.constant(one),
        fc.shuffledSubarray(one.components, { minLength: one.components.length }),
      ),
    );
    fc.assert(
      fc.property(pair, anInventory, ([one, shuffled], other) => {
        const result = compare(one, other);
        expect(compare({ ...one, components: shuffled }, other)).toEqual(result);
        expect(compare(other, { ...one, components: shuffled })).toEqual(compare(other, one));
      }),
    );
  });

  it('counts every key once', () => {
    fc.assert(
      fc.property(anInventory, anInventory, (a, b) => {
        const { added, removed, upgraded, downgraded, changed, unchanged } = compare(a, b);
        const lists = [added, removed, upgraded, downgraded, changed];
        const keys = lists.flatMap((list) => list.map(({ key }) => key));
        expect(new Set(keys).size).toBe(keys.length);
        const all = new Set([...a.components, ...b.components].map(({ key }) => key));
        expect(keys.length + unchanged).toBe(all.size);
      }),
    );
  });

  it('takes a hundred thousand components, also under one key', () => {
    const many = (key: (n: number) => string, plus: number) =>
      inventory(Array.from({ length: 100_000 }, (_, n) => item(key(n), `1.${n + plus}`, 'MIT')));
    const spread = (n: number) => `pkg:npm/p${String(n).padStart(6, '0')}`;
    expect(compare(many(spread, 0), many(spread, 1)).upgraded).toHaveLength(100_000);
    const [one] = compare(
      many(() => NPM, 0),
      many(() => NPM, 1),
    ).upgraded;
    expect(one).toEqual({ key: NPM, before: ['1.0'], after: ['1.100000'] });
  });
});
