import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Component, SbomModel, Tool } from '../../../../src/core/sbom/model/types';
import { MAX_FACTS, summarize } from '../../../../src/core/sbom/summary/summarize';
import { shopCycloneDx } from '../fixtures/shop-cyclonedx';
import { shopSpdx } from '../fixtures/shop-spdx';
import { component, cycloneDx, spdx } from './models';

const facts = (document: object) => summarize(cycloneDx(document), undefined);

describe('the facts of a document', () => {
  it('are all there for CycloneDX', () => {
    expect(summarize(cycloneDx(shopCycloneDx()), 6.2)).toEqual({
      format: 'cyclonedx',
      serialization: 'json',
      specVersion: '1.6',
      subject: { name: 'shop', version: '1.2.3', purl: 'pkg:npm/shop@1.2.3' },
      components: 2,
      files: 0,
      withPurl: 2,
      dependencies: 2,
      ecosystems: [{ name: 'npm', count: 2 }],
      licences: [
        { name: 'Apache-2.0 OR MIT', count: 1 },
        { name: 'MIT', count: 1 },
      ],
      withoutLicence: 0,
      suppliers: 0,
      documentId: 'urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79',
      created: '2026-03-23T06:03:12Z',
      phases: [],
      tools: ['maker 1.39.0'],
      score: 6.2,
    });
  });

  it('are all there for SPDX, of which the primary component is one of the packages', () => {
    expect(summarize(spdx(shopSpdx()), undefined)).toEqual({
      format: 'spdx',
      serialization: 'json',
      specVersion: '2.3',
      subject: { name: 'shop', version: '1.2.3', purl: 'pkg:npm/shop@1.2.3' },
      components: 3,
      files: 0,
      withPurl: 3,
      dependencies: 2,
      ecosystems: [{ name: 'npm', count: 3 }],
      licences: [
        { name: 'Apache-2.0 OR MIT', count: 1 },
        { name: 'MIT', count: 1 },
      ],
      withoutLicence: 1,
      suppliers: 0,
      documentId: 'https://example.com/sboms/shop-1.2.3',
      created: '2026-03-23T06:03:12Z',
      phases: [],
      tools: ['maker 1.39.0'],
    });
  });

  it('are few where a document says little', () => {
    expect(facts({})).toEqual({
      format: 'cyclonedx',
      serialization: 'json',
      specVersion: '1.6',
      components: 0,
      files: 0,
      withPurl: 0,
      dependencies: 0,
      ecosystems: [],
      licences: [],
      withoutLicence: 0,
      suppliers: 0,
      phases: [],
      tools: [],
    });
  });

  it('name the SPDX document where no package is described', () => {
    expect(summarize(spdx({ name: 'the document' }), undefined).subject).toEqual({
      name: 'the document',
    });
  });

  it.each([
    ['pkg:npm/a@1', ['npm']],
    ['PKG:NPM/a', ['npm']],
    ['pkg://deb/debian/a', ['deb']],
    ['pkg:npm', []],
    ['pkg:/a', []],
    ['pkg:n p m/a', []],
    ['npm/a', []],
  ])('the ecosystem of %s is %j', (purl, expected) => {
    const { ecosystems, withPurl } = facts({ components: [{ name: 'a', purl }] });
    expect(ecosystems.map(({ name }) => name)).toEqual(expected);
    expect(withPurl).toBe(1);
  });

  it('list the most frequent first, and ten of them', () => {
    const components = Array.from({ length: 15 }, (_, index) => index + 1).flatMap((times) =>
      Array.from({ length: times }, () => ({ name: 'x', purl: `pkg:t${times}/x` })),
    );
    const { ecosystems } = facts({ components });
    expect(ecosystems).toHaveLength(10);
    expect(ecosystems[0]).toEqual({ name: 't15', count: 15 });
    expect(ecosystems[9]).toEqual({ name: 't6', count: 6 });
  });

  it('count different suppliers, manufacturers and publishers by name', () => {
    const components = [
      { name: 'a', supplier: { name: 'ACME' }, publisher: 'ACME ' },
      { name: 'b', manufacturer: { name: 'Other' } },
      { name: 'c', supplier: { contact: [{ email: 'x@example.com' }] } },
      { name: 'd', supplier: {} },
    ];
    expect(facts({ components }).suppliers).toBe(3);
  });

  it('count an edge once, from whichever end it is told', () => {
    const edge = (spdxElementId: string, relationshipType: string, relatedSpdxElement: string) => ({
      spdxElementId,
      relationshipType,
      relatedSpdxElement,
    });
    const relationships = [
      edge('SPDXRef-a', 'DEPENDS_ON', 'SPDXRef-b'),
      edge('SPDXRef-b', 'DEPENDENCY_OF', 'SPDXRef-a'),
      edge('SPDXRef-a', 'DEPENDS_ON', 'SPDXRef-c'),
      edge('SPDXRef-a', 'CONTAINS', 'SPDXRef-c'),
      edge('SPDXRef-a', 'CONTAINS', 'SPDXRef-d'),
      edge('SPDXRef-b', 'DEPENDS_ON', 'SPDXRef-a'),
    ];
    expect(summarize(spdx({ relationships }), undefined).dependencies).toBe(4);
  });

  it('keep hostile texts as they are, cut between characters', () => {
    const name = '\u0000\ud800<script>\u202e';
    expect(facts({ metadata: { component: { name } } }).subject?.name).toBe(name);
    const long = facts({ metadata: { component: { name: `${'x'.repeat(499)}😀` } } });
    expect(long.subject?.name).toBe('x'.repeat(499));
  });

  it('keep at most twenty tools and ten phases', () => {
    const tools = Array.from({ length: 99 }, (_, index) => ({ name: `t${index}` }));
    const lifecycles = tools;
    const kept = facts({ metadata: { tools, lifecycles } });
    expect(kept.tools).toHaveLength(20);
    expect(kept.phases).toHaveLength(10);
  });
});

describe('the size of the facts', () => {
  const sizeOf = (model: SbomModel) =>
    new TextEncoder().encode(JSON.stringify(summarize(model, 9.9))).length;
  // Characters of one, two, three, four and, escaped, six bytes.
  const text = fc
    .tuple(fc.constantFrom('x', 'ä', '→', '😀', '\u0000', '\ud800', '"'), fc.nat(1500), fc.nat(99))
    .map(([character, length, end]) => `${character.repeat(length)}${end}`);
  const components: fc.Arbitrary<Component[]> = fc.array(
    fc
      .tuple(text, text)
      .map(([purl, value]) =>
        component({ purl: `pkg:${purl}/x`, licences: [{ kind: 'name', value }] }),
      ),
    { maxLength: 20 },
  );
  const tools: fc.Arbitrary<Tool[]> = fc.array(fc.record({ name: text, version: text }), {
    maxLength: 30,
  });
  const models: fc.Arbitrary<SbomModel> = fc
    .record({
      specVersion: text,
      documentId: text,
      created: text,
      subject: fc
        .record({ name: text, version: text, purl: text })
        .map((subject) => component(subject)),
      components,
      tools,
      phases: fc.array(text, { maxLength: 20 }),
    })
    .map((over) => ({ ...cycloneDx({}), ...over }));

  it(`is at most ${MAX_FACTS} bytes, whatever the document`, () => {
    fc.assert(
      fc.property(models, (model) => {
        expect(sizeOf(model)).toBeLessThanOrEqual(MAX_FACTS);
      }),
    );
  });

  it('is at most that where everything is as long as can be', () => {
    const worst = '\u0000'.repeat(2000);
    const all = (make: (text: string) => object, length: number) =>
      Array.from({ length }, (_, index) => make(`${index + 10}${worst}`));
    const model = cycloneDx({
      serialNumber: worst,
      metadata: {
        timestamp: worst,
        component: { name: worst, version: worst, purl: worst },
        tools: all((name) => ({ name }), 30),
        lifecycles: all((phase) => ({ phase }), 30),
      },
      components: all(
        (name) => ({ purl: `pkg:t${name.slice(0, 2)}/x`, licenses: [{ license: { name } }] }),
        30,
      ),
    });
    expect(sizeOf({ ...model, specVersion: worst })).toBeLessThanOrEqual(MAX_FACTS);
  });

  it('leaves ordinary texts whole', () => {
    const name = `pkg:golang/github.com/${'x'.repeat(300)}`;
    const { subject, tools: kept } = facts({
      metadata: { component: { name, purl: name }, tools: [{ name: 'y'.repeat(150) }] },
    });
    expect(subject).toEqual({ name, purl: name });
    expect(kept).toEqual(['y'.repeat(150)]);
  });
});
