import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { firstDuplicate } from '../../../../../src/core/sbom/validate/schemas/first-duplicate';

const official = new Ajv({ strict: false }).compile({ uniqueItems: true });

/** Few values, so that many are alike, some only but for the order of their members. */
const { item } = fc.letrec<{ item: unknown }>((tie) => ({
  item: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<unknown>(0, -0, 1, '0', '1', '', 'a', true, false, null),
    fc.array(tie('item'), { maxLength: 3 }),
    fc.dictionary(
      fc.constantFrom('bom-ref', 'ref', 'purl', 'name', 'version', 'x', '__proto__', 'a~/"'),
      tie('item'),
      { maxKeys: 3, noNullPrototype: true },
    ),
    fc.record(
      { 'bom-ref': fc.constantFrom('a', 'b'), name: fc.constantFrom('n', 'm'), x: tie('item') },
      { requiredKeys: [], noNullPrototype: true },
    ),
  ),
}));

const parsed = fc
  .array(item, { maxLength: 12 })
  .map((items) => JSON.parse(JSON.stringify(items)) as unknown[]);

const turned = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).reverse())
    : value;

describe('firstDuplicate', () => {
  it('finds two equal items exactly where ajv does', () => {
    fc.assert(
      fc.property(parsed, (items) => {
        expect(firstDuplicate(items) === undefined).toBe(official(items));
      }),
      { numRuns: 1000 },
    );
  });

  it('finds an item again whose members stand in another order', () => {
    fc.assert(
      fc.property(fc.array(item, { minLength: 1, maxLength: 5 }), fc.nat(), (items, at) => {
        const again = turned(items[at % items.length]);
        const found = firstDuplicate([...items, again]);
        expect(found).toBeDefined();
        expect(official([...items, again])).toBe(false);
      }),
    );
  });

  it.each([
    ['few texts', ['a', 'b', 'a'], { first: 0, second: 2 }],
    ['many texts', 'abcdefghijklb'.split(''), { first: 1, second: 12 }],
    ['0 and -0', [0, 1, -0], { first: 0, second: 2 }],
    ['1 and its text', [1, '1'], undefined],
    ['a number out of range and null', [[Infinity], [null]], undefined],
    [
      'members in another order',
      [
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ],
      { first: 0, second: 1 },
    ],
    ['one name, another version', [{ name: 'a', version: '1' }, { name: 'a' }], undefined],
    ['a member more', [{ 'bom-ref': 'a' }, { 'bom-ref': 'a', x: 1 }], undefined],
    [
      'the third of one name',
      [
        { ref: 'a', x: 1 },
        { ref: 'a', x: 2 },
        { ref: 'a', x: 1 },
      ],
      { first: 0, second: 2 },
    ],
    ['a text that looks like a list', [['a', 'b'], ['a","b']], undefined],
    ['an object that is named like a text', ['a', { name: 'a' }], undefined],
    ['no items', [], undefined],
  ])('%s', (_what, items, expected) => {
    expect(firstDuplicate(items as unknown[])).toEqual(expected);
  });

  it('compares what differs far behind', () => {
    const long = (end: string) => ({
      name: 'a',
      x: Array.from({ length: 5000 }, () => 'a'),
      y: end,
    });
    expect(firstDuplicate([long('1'), long('2'), long('3')])).toBeUndefined();
    expect(firstDuplicate([long('1'), long('2'), long('1')])).toEqual({ first: 0, second: 2 });
  });

  it('takes any depth', () => {
    const deep = (inside: unknown): unknown => {
      let value = inside;
      for (let level = 0; level < 50_000; level += 1) value = [value];
      return value;
    };
    expect(firstDuplicate([deep(1), deep(2)])).toBeUndefined();
    expect(firstDuplicate([deep(1), deep(1)])).toEqual({ first: 0, second: 1 });
  });

  it('tells thousands of one name apart', () => {
    const items = Array.from({ length: 20_000 }, (_, x) => ({ name: 'a', version: '1', x }));
    expect(firstDuplicate(items)).toBeUndefined();
    expect(firstDuplicate([...items, { x: 7, version: '1', name: 'a' }])).toEqual({
      first: 7,
      second: 20_000,
    });
  });
});
