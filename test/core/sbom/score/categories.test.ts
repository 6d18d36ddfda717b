import { describe, expect, it } from '@jest/globals';
import type { Component, LicenceClaim, SbomModel } from '../../../../src/core/sbom/model/types';
import { categoryScore, feature } from './features';
import { component, components, MIT, model, SHA1, SHA256 } from './models';

describe('integrity', () => {
  const [strong, weak, none] = [[SHA256], [SHA1], []];
  it.each([
    [[strong, strong], 10, 10],
    [[strong, weak], 5, 5],
    [[strong, none], 5, 10],
    [[weak, weak], 0, 0],
    [[none, none], 0, 0],
  ])('of %#: hashes', (hashes, withStrong, notWeak) => {
    const one = model({
      components: hashes.map((own, id) => component({ id: `${id}`, hashes: own })),
    });
    expect(feature(one, 'strong hashes').score).toBe(withStrong);
    expect(feature(one, 'no weak hashes alone').score).toBe(notWeak);
  });

  it.each<[Partial<SbomModel>, number | undefined]>([
    [{}, 0],
    [{ signed: true }, 10],
    [{ signed: true, signatureKey: true }, 10],
    [{ signed: true, signatureKey: false }, 5],
    [{ format: 'spdx', specVersion: '2.3' }, undefined],
  ])('of %j: the signature', (overrides, expected) => {
    const one = model({ components: components(1), ...overrides });
    expect(feature(one, 'signature').score).toBe(expected);
  });
});

describe('completeness', () => {
  const subject = component({ id: 'app' });
  const graph = [
    { from: 'app', to: ['ref-0', 'ref-1', 'gone'], path: '' },
    { from: 'ref-0', to: ['ref-2'], path: '' },
    { from: 'ref-1', to: ['gone'], path: '' },
    { from: 'ref-2', to: ['ref-0'], path: '' },
  ];
  const base: Partial<SbomModel> = { subject, components: components(3), dependencies: graph };

  it.each<[string, Partial<SbomModel>, number | undefined]>([
    ['nothing is stated', {}, 0],
    ['the primary one is', { compositions: [{ aggregate: 'complete', refs: ['app'] }] }, 5],
    [
      'both that depend on something are',
      { compositions: [{ aggregate: 'complete', refs: ['app', 'ref-0'] }] },
      10,
    ],
    [
      'it is incomplete',
      { compositions: [{ aggregate: 'incomplete', refs: ['app', 'ref-0'] }] },
      0,
    ],
    [
      'only assemblies are',
      { compositions: [{ aggregate: 'complete', refs: ['app'], dependencies: [] }] },
      0,
    ],
    ['the document is', { compositions: [{ aggregate: 'complete', refs: [] }] }, 0],
    ['there is no graph', { dependencies: [] }, 0],
    ['the primary one has no reference', { subject: component() }, 0],
    ['it is SPDX', { format: 'spdx', specVersion: '2.3' }, undefined],
  ])('of dependencies where %s', (_what, overrides, expected) => {
    const one = model({ ...base, ...overrides });
    expect(feature(one, 'complete dependencies').score).toBe(expected);
  });

  it.each<[string, Partial<SbomModel>, number | undefined]>([
    ['nothing is stated', {}, 0],
    ['the document is complete', { compositions: [{ aggregate: 'complete', refs: [] }] }, 10],
    ['the document is not', { compositions: [{ aggregate: 'unknown', refs: [] }] }, 0],
    ['a part is', { compositions: [{ aggregate: 'complete', refs: ['app'] }] }, 0],
    ['it is SPDX', { format: 'spdx', specVersion: '2.3' }, undefined],
  ])('is declared where %s', (_what, overrides, expected) => {
    expect(feature(model({ ...base, ...overrides }), 'completeness declared').score).toBe(expected);
  });

  it.each<[string, Partial<SbomModel>, number]>([
    ['CycloneDX with a reference', { subject }, 10],
    ['CycloneDX without a reference', { subject: component({ name: 'app' }) }, 0],
    ['CycloneDX without one', {}, 0],
    ['SPDX', { format: 'spdx', specVersion: '2.3', subject: component() }, 10],
  ])('of the primary component: %s', (_what, overrides, expected) => {
    const one = model({ components: components(1), ...overrides });
    expect(feature(one, 'primary component').score).toBe(expected);
  });

  const vcs = { type: 'vcs', url: 'https://a.example', hashes: [] };
  it.each<[Partial<Component>, SbomModel['format'], string, number]>([
    [{ references: [vcs] }, 'cyclonedx', 'source code', 10],
    [{ sourceInfo: 'built from git' }, 'cyclonedx', 'source code', 0],
    [{ references: [vcs] }, 'spdx', 'source code', 0],
    [{ sourceInfo: 'built from git' }, 'spdx', 'source code', 10],
    [{ supplier: { name: 'A' } }, 'cyclonedx', 'suppliers', 10],
    [{ supplier: { email: 'a@b.example' } }, 'cyclonedx', 'suppliers', 10],
    [{ supplier: { url: 'https://a.example' } }, 'cyclonedx', 'suppliers', 0],
    [{ manufacturer: { name: 'A' } }, 'cyclonedx', 'suppliers', 0],
    [{ manufacturer: { name: 'A' } }, 'spdx', 'suppliers', 10],
    [{ type: 'library' }, 'cyclonedx', 'types', 10],
    [{ type: 'thing' }, 'cyclonedx', 'types', 0],
  ])('of a component with %j in %s: %s', (own, format, name, expected) => {
    const specVersion = format === 'spdx' ? '2.3' : '1.6';
    const one = model({ format, specVersion, components: [component(own)] });
    expect(feature(one, name).score).toBe(expected);
  });
});

describe('licensing', () => {
  const concluded = (value: string): LicenceClaim => ({ kind: 'id', value, role: 'concluded' });
  const declared = (value: string): LicenceClaim => ({ kind: 'id', value, role: 'declared' });

  it.each<[string, LicenceClaim[], number, number]>([
    ['1.5', [MIT], 10, 0],
    ['1.6', [MIT], 0, 10],
    ['1.7', [concluded('MIT')], 10, 0],
    ['1.6', [declared('MIT')], 0, 10],
    ['1.6', [declared('MIT'), concluded('MIT')], 10, 10],
    ['1.6', [declared('MIT'), { kind: 'id', value: 'MIT' }], 0, 10],
    ['1.6', [], 0, 0],
  ])('of CycloneDX %s, %j', (specVersion, licences, asConcluded, asDeclared) => {
    const one = model({ specVersion, components: [component({ licences })] });
    expect(feature(one, 'concluded licences').score).toBe(asConcluded);
    expect(feature(one, 'declared licences').score).toBe(asDeclared);
  });

  it('looks at all licences of a component', () => {
    const one = model({
      components: components(4, (index) => ({
        licences:
          [
            [concluded('MIT'), concluded('Apache-2.0')],
            [concluded('MIT'), concluded('LicenseRef-a')],
            [concluded('MIT'), concluded('GPL-2.0')],
            [concluded('Some text')],
          ][index] ?? [],
      })),
    });
    expect(feature(one, 'concluded licences').score).toBe(10);
    expect(feature(one, 'valid licences').score).toBe(7.5);
    expect(feature(one, 'listed licences').score).toBe(5);
    expect(feature(one, 'no deprecated licences').score).toBe(7.5);
    expect(feature(one, 'no restrictive licences').score).toBe(7.5);
  });

  it('takes components without a licence for harmless, but not where all are', () => {
    const some = components(4, (index) => ({
      licences: index === 0 ? [concluded('GPL-2.0')] : [],
    }));
    expect(feature(model({ components: some }), 'no restrictive licences').score).toBe(7.5);
    const none = model({ components: components(4) });
    expect(feature(none, 'no restrictive licences').score).toBe(0);
    expect(feature(none, 'no deprecated licences').score).toBe(0);
  });

  it.each([
    [[], 0],
    [['CC0-1.0'], 10],
    [['LicenseRef-a'], 10],
    [['CC0-1.0', 'do what you like'], 0],
  ])('of the document: %j', (dataLicences, expected) => {
    const one = model({ components: components(1), dataLicences });
    expect(feature(one, 'data licence').score).toBe(expected);
  });
});

describe('vulnerability', () => {
  it('is the share that has either: half with a purl and half with a CPE are all', () => {
    const cpe = 'cpe:2.3:a:acme:app:1.0:*:*:*:*:*:*:*';
    const half = components(4, (index) =>
      index < 2 ? { purl: `pkg:npm/a${index}` } : { cpes: [cpe] },
    );
    const one = model({ components: half });
    expect(feature(one, 'purl').score).toBe(5);
    expect(feature(one, 'CPE').score).toBe(5);
    expect(categoryScore(one, 'Vulnerability')).toBe(10);
  });
});

describe('structure', () => {
  it.each<[Partial<SbomModel>, string, number]>([
    [{ specVersion: '1.7' }, 'format version', 10],
    [{ specVersion: '9.9' }, 'format version', 0],
    [{ format: 'spdx', specVersion: '3.0.1' }, 'format version', 10],
    [{ serialization: 'xml' }, 'file format', 10],
    [{ serialization: 'yaml' }, 'file format', 0],
    [{ format: 'spdx', specVersion: '2.3', serialization: 'rdf' }, 'file format', 10],
  ])('of %j: %s', (overrides, name, expected) => {
    expect(feature(model({ components: components(1), ...overrides }), name).score).toBe(expected);
  });
});
