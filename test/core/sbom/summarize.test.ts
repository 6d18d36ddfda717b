import { describe, expect, it } from '@jest/globals';
import { identify } from '../../../src/core/sbom/identify';
import { summarize } from '../../../src/core/sbom/summarize';
import type { SbomFacts } from '../../../src/core/sbom/types';
import { CYCLONEDX, SPDX } from './documents';

function facts(document: unknown): SbomFacts {
  const identified = identify(document);
  if (!('format' in identified)) throw new Error(identified.message);
  return summarize(identified);
}
function spdx(over: object): SbomFacts {
  return facts({ ...SPDX, documentDescribes: undefined, ...over });
}

describe('the facts of a CycloneDX document', () => {
  it('are all there', () => {
    expect(facts(CYCLONEDX)).toEqual({
      format: 'cyclonedx',
      serialization: 'json',
      specVersion: '1.6',
      subject: { name: 'shop', version: '1.2.3', purl: 'pkg:npm/shop@1.2.3' },
      components: 3,
      files: 1,
      withPurl: 1,
      documentId: 'urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79',
      created: '2026-03-23T06:03:12Z',
      tools: ['syft 1.39.0'],
    });
  });

  it('are few where it says little', () => {
    expect(facts({ bomFormat: 'CycloneDX', specVersion: '1.4' })).toEqual({
      format: 'cyclonedx',
      serialization: 'json',
      specVersion: '1.4',
      components: 0,
      files: 0,
      withPurl: 0,
      tools: [],
    });
  });

  it.each<[string, unknown, string[]]>([
    ['an array', [{ vendor: 'a', name: 'b', version: '1' }, { name: 'c' }], ['b 1', 'c']],
    ['an object', { components: [{ name: 'b' }], services: [{ name: 's' }] }, ['b', 's']],
    ['the same twice', [{ name: 'b' }, { name: 'b' }], ['b']],
    ['nonsense', [5, null, {}, { name: 7 }], []],
    ['no list', 'syft', []],
  ])('name the tools from %s', (_name, tools, expected) => {
    expect(facts({ ...CYCLONEDX, metadata: { tools } }).tools).toEqual(expected);
  });

  it('count through any depth', () => {
    let component: object = { type: 'library', name: 'leaf', purl: 'pkg:npm/leaf@1' };
    for (let depth = 0; depth < 200_000; depth += 1) {
      component = { type: 'library', name: 'x', components: [component] };
    }
    expect(facts({ ...CYCLONEDX, components: [component] })).toMatchObject({
      components: 200_001,
      withPurl: 1,
    });
  });

  it('are not taken from the prototype', () => {
    const document = JSON.parse(
      '{"bomFormat":"CycloneDX","specVersion":"1.6","__proto__":{"serialNumber":"x"},' +
        '"metadata":{"__proto__":{"timestamp":"y"},"component":{"constructor":"z"}},' +
        '"components":[{"type":"library","name":"__proto__","__proto__":{"purl":"p"}}]}',
    ) as unknown;
    const found = facts(document);
    expect(found).toMatchObject({ components: 1, withPurl: 0, tools: [] });
    expect(Object.keys(found)).not.toContain('documentId');
    expect(Object.keys(found)).not.toContain('created');
    expect(Object.keys(found)).not.toContain('subject');
  });

  it('take hostile texts as they are, and cut them', () => {
    const name = '\u0000\ud800<script>\u202e';
    const component = { type: 'application', name, version: 'v'.repeat(10_000) };
    const { subject } = facts({ ...CYCLONEDX, metadata: { component } });
    expect(subject?.name).toBe(name);
    expect(subject?.version).toHaveLength(500);
  });

  it('keep at most twenty tools', () => {
    const tools = Array.from({ length: 99 }, (_, index) => ({ name: `t${index}` }));
    expect(facts({ ...CYCLONEDX, metadata: { tools } }).tools).toHaveLength(20);
  });
});

describe('the facts of an SPDX document', () => {
  it('are all there', () => {
    expect(facts(SPDX)).toEqual({
      format: 'spdx',
      serialization: 'json',
      specVersion: '2.3',
      subject: { name: 'shop', version: '1.2.3', purl: 'pkg:npm/shop@1.2.3' },
      components: 2,
      files: 1,
      withPurl: 1,
      documentId: 'https://example.com/shop/1',
      created: '2026-03-23T06:03:12Z',
      tools: ['syft-1.39.0'],
    });
  });

  it.each([
    ['DESCRIBES', 'SPDXRef-DOCUMENT', 'SPDXRef-a', 'a'],
    ['DESCRIBED_BY', 'SPDXRef-a', 'SPDXRef-DOCUMENT', 'a'],
    ['DESCRIBES', 'SPDXRef-shop', 'SPDXRef-a', 'shop-sbom'],
    ['CONTAINS', 'SPDXRef-DOCUMENT', 'SPDXRef-a', 'shop-sbom'],
  ])('%s from %s to %s is about %s', (relationshipType, from, to, name) => {
    const relationships = [{ spdxElementId: from, relatedSpdxElement: to, relationshipType }];
    expect(spdx({ relationships }).subject).toEqual({ name });
  });

  it('name the document where no package is described', () => {
    expect(spdx({ documentDescribes: ['SPDXRef-none'] }).subject).toEqual({ name: 'shop-sbom' });
    expect(spdx({ name: undefined }).subject).toBeUndefined();
  });
});
