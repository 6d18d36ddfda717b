import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toModel } from '../../../../src/core/sbom/model/to-model';
import type { SbomModel } from '../../../../src/core/sbom/model/types';
import { fingerprint } from '../../../../src/core/sbom/summary/fingerprint';
import { toInventory } from '../../../../src/core/sbom/summary/inventory';
import { summarize } from '../../../../src/core/sbom/summary/summarize';
import { sha256 } from '../../sha256';
import { shopCycloneDx } from '../fixtures/shop-cyclonedx';
import { shopSpdx } from '../fixtures/shop-spdx';
import { shopSpdx3 } from '../fixtures/shop-spdx3';
import { anyText } from '../../../any-text';

const KINDS = [
  { name: 'CycloneDX', format: 'cyclonedx', specVersion: '1.6', sample: shopCycloneDx() },
  { name: 'SPDX 2', format: 'spdx', specVersion: '2.3', sample: shopSpdx() },
  { name: 'SPDX 3', format: 'spdx', specVersion: '3.0.1', sample: shopSpdx3() },
] as const;
type Kind = (typeof KINDS)[number];

/** Everything that is made of a document. */
function run({ format, specVersion }: Omit<Kind, 'name' | 'sample'>, document: object): SbomModel {
  const model = toModel({ format, specVersion, serialization: 'json', document: { ...document } });
  summarize(model, 5);
  fingerprint(model, sha256);
  JSON.stringify(toInventory(model, 5));
  return model;
}

const NAMES = [
  ...['metadata', 'component', 'components', 'services', 'tools', 'licenses', 'license', 'hashes'],
  ...['externalReferences', 'properties', 'dependencies', 'compositions', 'signature', 'url'],
  ...['bom-ref', 'type', 'name', 'version', 'purl', 'id', 'ref', 'dependsOn', 'contact', 'author'],
  ...['packages', 'files', 'SPDXID', 'relationships', 'relationshipType', 'spdxElementId'],
  ...['relatedSpdxElement', 'creationInfo', 'creators', 'supplier', 'externalRefs', 'checksums'],
  ...['@graph', '@id', '@type', 'spdxId', 'from', 'to', 'rootElement', 'createdBy', 'member'],
  ...['verifiedUsing', 'externalIdentifier', 'suppliedBy', '__proto__', 'constructor', 'toString'],
];
const leaf = fc.oneof(
  fc.constantFrom<unknown>(null, true, 7, '', 'file', 'purl', 'software_Package', 'DEPENDS_ON'),
  fc.constantFrom<unknown>('SPDXRef-DOCUMENT', 'dependsOn', 'hasDeclaredLicense', 'SpdxDocument'),
  anyText(),
);
const { value: anything } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 6, withCrossShrink: true },
    leaf,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...NAMES), tie('value'), { maxKeys: 6 }),
  ),
}));

/** The places of a document, as paths. */
function places(value: unknown, at: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([name, inner]) => places(inner, [...at, name]))];
}
/** A copy in which another value stands at a place. */
function replaced(value: unknown, [name, ...rest]: readonly string[], by: unknown): unknown {
  if (name === undefined) return by;
  if (Array.isArray(value)) {
    return value.map((inner: unknown, index) =>
      String(index) === name ? replaced(inner, rest, by) : inner,
    );
  }
  return Object.fromEntries(
    Object.entries(value as object).map(([key, inner]) => [
      key,
      key === name ? replaced(inner, rest, by) : (inner as unknown),
    ]),
  );
}

describe.each(KINDS)('a hostile document of $name', (kind) => {
  it('is taken as far as it goes, whatever it is made of', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...NAMES), anything), (document) => {
        const { components } = run(kind, document);
        expect(components.every(({ path }) => path.startsWith('/'))).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('is taken with a value of any type at any place', () => {
    const all = places(kind.sample).filter((place) => place.length > 0);
    for (const place of all) {
      for (const by of [null, 7, 'x', [null, [[]], 7, ''], { length: 3 }]) {
        const document = replaced(kind.sample, place, by) as object;
        expect(run(kind, document).format).toBe(kind.format);
      }
    }
  });

  it('says nothing by what its objects inherit', () => {
    const poison = '"__proto__":{"name":"x","purl":"x","SPDXID":"x","bom-ref":"x","licenses":[{}]}';
    const document = JSON.parse(
      `{${poison},"metadata":{${poison},"component":{${poison},"constructor":"x"}},` +
        `"components":[{${poison}}],"packages":[{${poison}}],"creationInfo":{${poison}},` +
        `"@graph":[{"type":"software_Package",${poison}}]}`,
    ) as object;
    const { components, subject, ids } = run(kind, document);
    expect(components).toHaveLength(1);
    for (const component of [...components, ...(subject === undefined ? [] : [subject])]) {
      expect(component.name).toBeUndefined();
      expect(component.purl).toBeUndefined();
    }
    expect(ids.has('x')).toBe(false);
  });
});

describe('a deep or large document', () => {
  it('nests through any depth', () => {
    let component: object = { name: 'leaf' };
    for (let depth = 0; depth < 100_000; depth += 1) component = { components: [component] };
    const model = toModel({
      format: 'cyclonedx',
      specVersion: '1.6',
      serialization: 'json',
      document: { components: [component] },
    });
    expect(model.components).toHaveLength(100_001);
    expect(model.components.at(-1)?.name).toBe('leaf');
  });

  it('shares what is empty', () => {
    const { components } = run(KINDS[0], { components: [{ name: 'a' }, { name: 'b' }] });
    const [a, b] = components;
    expect(a?.hashes).toBe(b?.hashes);
    expect(Object.isFrozen(a?.hashes)).toBe(true);
  });

  it('takes a relationship with more ends than a call has arguments', () => {
    const to = Array.from({ length: 200_000 }, (_, index) => `p${index}`);
    const graph = [{ relationshipType: 'DEPENDENCY_OF', from: 'a', to }];
    expect(run(KINDS[2], { '@graph': graph }).dependencies).toHaveLength(200_000);
  });

  it('reads a supplier once for all of its packages', () => {
    const mails = Array.from({ length: 5000 }, () => ({ externalIdentifierType: 'other' }));
    const graph: object[] = [{ type: 'Person', spdxId: 'x', name: 'X', externalIdentifier: mails }];
    for (let index = 0; index < 5000; index += 1) {
      graph.push({ type: 'software_Package', spdxId: `p${index}`, suppliedBy: 'x' });
    }
    const { components } = run(KINDS[2], { '@graph': graph });
    expect(components[1]?.supplier).toBe(components[2]?.supplier);
  });

  it('resolves circles of SPDX 3', () => {
    const graph: object[] = Array.from({ length: 2000 }, (_, index) => ({
      type: 'expandedlicensing_ConjunctiveLicenseSet',
      spdxId: `s${index}`,
      expandedlicensing_member: [`s${(index + 1) % 2000}`],
    }));
    graph.push({ type: 'software_Package', spdxId: 'p', name: 'p' });
    graph.push({ relationshipType: 'hasDeclaredLicense', from: 'p', to: ['s0'] });
    expect(run(KINDS[2], { '@graph': graph }).components[0]?.licences).toEqual([]);
  });
});
