import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { gzipSync } from 'fflate';
import { decodeInventory } from '../../../../src/core/sbom/summary/decode-inventory';
import { encodeInventory } from '../../../../src/core/sbom/summary/encode-inventory';
import type { Inventory } from '../../../../src/core/sbom/summary/inventory';
import { MAX_ENCODED, MAX_PLAIN } from '../../../../src/core/sbom/summary/inventory-format';
import { anyText } from '../../../any-text';

const text = fc.oneof(
  anyText(),
  fc.constantFrom('', '\n', '\\', '\ud800', '\u0000', '__proto__', 'pkg:npm/a', 'pkg:npm/ab'),
);
const item = fc.record({ key: text, version: text, licence: text });
const inventories: fc.Arbitrary<Inventory> = fc.record(
  {
    subject: fc.record({ name: text, version: text }, { requiredKeys: ['name'] }),
    tools: fc.array(text),
    score: fc.double({ min: 0, max: 10, noNaN: true }).map((score) => score + 0),
    components: fc.array(item),
  },
  { requiredKeys: ['tools', 'components'] },
);
const EMPTY: Inventory = { tools: [], components: [] };

/** Columns as they are stored, changed. */
function stored(over: object): string {
  const columns = { tools: [], licences: ['MIT'], keys: ['0a'], versions: ['1'], licence: [0] };
  return pack(JSON.stringify({ ...columns, ...over }));
}
function pack(plain: string): string {
  return `1${Buffer.from(gzipSync(new TextEncoder().encode(plain))).toString('base64')}`;
}

describe('an encoded inventory', () => {
  it('is decoded to what it was, whatever its texts are', () => {
    fc.assert(
      fc.property(inventories, (inventory) => {
        const encoded = encodeInventory(inventory);
        expect(encoded).toMatch(/^[\x20-\x7e]+$/);
        expect(decodeInventory(encoded ?? '')).toEqual(inventory);
      }),
    );
  });

  it('is the same for the same inventory', () => {
    fc.assert(
      fc.property(inventories, (inventory) => {
        expect(encodeInventory(structuredClone(inventory))).toBe(encodeInventory(inventory));
      }),
      { numRuns: 20 },
    );
  });

  it('takes few characters a component', () => {
    const components = Array.from({ length: 2000 }, (_, index) => ({
      key: `pkg:npm/%40scope/part-${(index * 7919) % 100_003}`,
      version: `${index % 7}.${index % 20}.${index % 12}`,
      licence: index % 3 === 0 ? 'ISC' : 'MIT',
    })).sort((a, b) => (a.key < b.key ? -1 : 1));
    const encoded = encodeInventory({ tools: [], components });
    expect(encoded?.length).toBeGreaterThan(2000);
    expect(encoded?.length).toBeLessThan(2000 * 11);
  });

  it('is none where it does not fit', () => {
    let state = 1;
    const random = () => (state = (state * 48_271) % 2_147_483_647).toString(36);
    const noise = (length: number): Inventory => ({
      tools: [],
      components: Array.from({ length }, () => ({ key: random(), version: '', licence: '' })),
    });
    expect(encodeInventory(noise(1000))?.length).toBeLessThanOrEqual(MAX_ENCODED);
    expect(encodeInventory(noise(50_000))).toBeUndefined();
    expect(encodeInventory({ ...EMPTY, tools: ['x'.repeat(MAX_PLAIN)] })).toBeUndefined();
  });
});

describe('a text that is no inventory', () => {
  it.each([
    ['nothing', ''],
    ['a version byte alone', '1'],
    ['another version', `2${(encodeInventory(EMPTY) ?? '').slice(1)}`],
    ['no base64', '1!!!!'],
    ['no gzip', `1${btoa('hello, hello, hello')}`],
    ['half of one', (encodeInventory(EMPTY) ?? '').slice(0, 40)],
    ['no JSON', pack('{')],
    ['another shape', pack('[]')],
    ['another member', stored({ more: 1 })],
    ['a column too short', stored({ versions: [] })],
    ['a licence that is not in the table', stored({ licence: [1] })],
    ['a negative place', stored({ licence: [-1] })],
    ['a key that begins with more than there is before it', stored({ keys: ['1a'] })],
    ['a key that begins with no count', stored({ keys: ['\u0000a'] })],
    ['an empty key', stored({ keys: [''] })],
    ['a number for a text', stored({ tools: [1] })],
    ['a bomb', pack(JSON.stringify({ x: 'x'.repeat(MAX_PLAIN) }))],
    ['too long a text', `1${'A'.repeat(MAX_ENCODED)}`],
  ])('%s is undefined', (_name, encoded) => {
    expect(decodeInventory(encoded)).toBeUndefined();
  });

  it('is the only thing that is: what the cases above change is one', () => {
    expect(decodeInventory(stored({}))).toEqual({
      tools: [],
      components: [{ key: 'a', version: '1', licence: 'MIT' }],
    });
  });

  it('never throws', () => {
    const valid = encodeInventory({
      tools: ['a'],
      components: [{ key: 'k', version: '1', licence: '' }],
    });
    const damaged = fc
      .tuple(fc.nat(), fc.string({ minLength: 1, maxLength: 1 }))
      .map(([at, by]) => {
        const place = 1 + (at % ((valid?.length ?? 2) - 1));
        return `${(valid ?? '').slice(0, place)}${by}${(valid ?? '').slice(place + 1)}`;
      });
    fc.assert(
      fc.property(fc.oneof(fc.string(), damaged), (encoded) => {
        const decoded = decodeInventory(encoded);
        expect(decoded === undefined || Array.isArray(decoded.components)).toBe(true);
      }),
    );
  });
});
