import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fingerprint } from '../../../../src/core/sbom/summary/fingerprint';
import { sha256 } from '../../sha256';
import { shopCycloneDx } from '../fixtures/shop-cyclonedx';
import { shopSpdx } from '../fixtures/shop-spdx';
import { cycloneDx, spdx } from './models';

interface Part {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly hash: string;
}
const short = fc.string({ minLength: 1, maxLength: 3 });
const parts = fc.uniqueArray(
  fc.record({ name: short, version: short, licence: short, hash: short }),
  {
    minLength: 1,
    maxLength: 8,
    selector: ({ name, version }) => JSON.stringify([name, version]),
  },
);
/** Pairs of places. */
const links = fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 12 });

/** A document of parts in the order of `order`, with references that begin with `prefix`. */
function documentOf(
  all: readonly Part[],
  edges: readonly (readonly [number, number])[],
  order: readonly number[] = all.map((_, index) => index),
  prefix = 'ref',
) {
  const ref = (index: number) => `${prefix}-${index % all.length}`;
  return {
    components: order.flatMap((index) => {
      const part = all[index];
      if (part === undefined) return [];
      return {
        'bom-ref': ref(index),
        type: 'library',
        name: part.name,
        version: part.version,
        licenses: [{ license: { name: part.licence } }],
        hashes: [{ alg: 'SHA-1', content: part.hash }],
      };
    }),
    dependencies: edges.map(([from, to]) => ({ ref: ref(from), dependsOn: [ref(to)] })),
  };
}
const of = (document: object) => fingerprint(cycloneDx(document), sha256);

describe('the fingerprint', () => {
  it('is a SHA-256', () => {
    expect(of(shopCycloneDx())).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is the same in any order and with any references', () => {
    const cases = fc.tuple(parts, links).chain(([all, edges]) => {
      const order = all.map((_, index) => index);
      return fc.record({
        all: fc.constant(all),
        edges: fc.constant(edges),
        order: fc.shuffledSubarray(order, { minLength: order.length }),
        moved: fc.shuffledSubarray(edges, { minLength: edges.length }),
      });
    });
    fc.assert(
      fc.property(cases, ({ all, edges, order, moved }) => {
        expect(of(documentOf(all, moved, order, 'other'))).toBe(of(documentOf(all, edges)));
      }),
    );
  });

  const SHOP = shopCycloneDx();
  const [a, b] = SHOP.components;
  it.each<[string, object]>([
    ['the serial number', { serialNumber: 'urn:uuid:00000000-0000-4000-8000-000000000000' }],
    ['the time', { metadata: { ...SHOP.metadata, timestamp: '2030-01-01T00:00:00Z' } }],
    ['the tools', { metadata: { ...SHOP.metadata, tools: [] } }],
    ['the version of the format', { specVersion: '1.5' }],
    ['files', { components: [...SHOP.components, { type: 'file', name: 'f', 'bom-ref': 'f' }] }],
    [
      'what leads to files',
      {
        components: [...SHOP.components, { type: 'file', name: 'f', 'bom-ref': 'f' }],
        dependencies: [...SHOP.dependencies, { ref: 'a', dependsOn: ['f'] }],
      },
    ],
    ['qualifiers', { components: [{ ...a, purl: 'pkg:npm/a@1.0.0?distro=x' }, b] }],
    ['a component listed twice', { components: [...SHOP.components, { ...b, 'bom-ref': 'b2' }] }],
    ['an edge listed twice', { dependencies: [...SHOP.dependencies, ...SHOP.dependencies] }],
    [
      'how an expression is written',
      {
        components: [a, { ...b, licenses: [{ expression: '(MIT or Apache-2.0)' }] }],
      },
    ],
    [
      'capitals in a hash',
      {
        components: [
          { ...a, hashes: [{ alg: 'SHA-256', content: a?.hashes?.[0]?.content.toUpperCase() }] },
          b,
        ],
      },
    ],
  ])('is the same with another %s', (_name, over) => {
    expect(of({ ...SHOP, ...over })).toBe(of(SHOP));
  });

  it.each<[string, object]>([
    ['version', { components: [{ ...a, version: '1.0.1' }, b] }],
    ['licence', { components: [{ ...a, licenses: [{ license: { id: 'ISC' } }] }, b] }],
    ['hash', { components: [{ ...a, hashes: [{ alg: 'SHA-256', content: '00' }] }, b] }],
    ['algorithm', { components: [{ ...a, hashes: [{ ...a?.hashes?.[0], alg: 'SHA-512' }] }, b] }],
    ['name', { components: [{ ...a, purl: 'pkg:npm/z@1.0.0' }, b] }],
    ['component', { components: [...SHOP.components, { type: 'library', name: 'c' }] }],
    ['component less', { components: [a] }],
    ['edge', { dependencies: [...SHOP.dependencies, { ref: 'shop', dependsOn: ['b'] }] }],
    ['edge less', { dependencies: [] }],
    [
      'direction of an edge',
      {
        dependencies: [SHOP.dependencies[0], { ref: 'b', dependsOn: ['a'] }],
      },
    ],
    [
      'primary component',
      {
        metadata: { ...SHOP.metadata, component: { ...SHOP.metadata.component, version: '2' } },
      },
    ],
    [
      'primary component, listed',
      {
        metadata: {},
        components: [...SHOP.components, SHOP.metadata.component],
      },
    ],
  ])('is another with another %s', (_name, over) => {
    expect(of({ ...SHOP, ...over })).not.toBe(of(SHOP));
  });

  it('is another in another format', () => {
    expect(fingerprint(spdx(shopSpdx()), sha256)).not.toBe(of(SHOP));
    expect(fingerprint(spdx({}), sha256)).not.toBe(of({}));
  });

  it('does not depend on the order where a reference is there twice', () => {
    const twice = [
      { 'bom-ref': 'x', name: 'p' },
      { 'bom-ref': 'x', name: 'q' },
    ];
    const dependencies = [{ ref: 'x', dependsOn: ['x'] }];
    expect(of({ components: twice.toReversed(), dependencies })).toBe(
      of({ components: twice, dependencies }),
    );
  });

  it('keeps texts apart that only look alike when joined', () => {
    const named = (name: string, version: string) => of({ components: [{ name, version }] });
    expect(named('a"', 'b')).not.toBe(named('a', '"b'));
    expect(named('a\nb', '')).not.toBe(named('a', 'b'));
    expect(named('\ud800', '')).not.toBe(named('\ufffd', ''));
  });
});
