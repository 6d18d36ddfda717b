import { describe, expect, it } from '@jest/globals';
import type { Component, SbomModel } from '../../../../../src/core/sbom/model/types';
import { component, components, MIT, model } from '../models';
import { itemOf, listOf } from './find-item';

const BSI = 'bsi-tr-03183-2-v2.1';
const SHA512 = { algorithm: 'SHA-512', value: 'ab'.repeat(64) };
const property = (name: string, value = 'yes') => ({ name: `bsi:component:${name}`, value });
const reference = (type: string, ...hashes: { algorithm: string; value: string }[]) => ({
  ...{ type, url: 'https://acme.example/a.tgz', hashes },
});

const full: Partial<Component> = {
  ...{ name: 'a', version: '1', purl: 'pkg:npm/a@1', manufacturer: { email: 'a@acme.example' } },
  licences: [
    { ...MIT, role: 'concluded' },
    { ...MIT, role: 'declared' },
  ],
  properties: [
    property('filename', 'a.tgz'),
    property('executable', 'non-executable'),
    property('archive', 'archive'),
    property('structured', 'structured'),
  ],
  references: [reference('distribution', SHA512), reference('source-distribution')],
};
const document: Partial<SbomModel> = {
  ...{ documentId: 'urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79' },
  ...{ created: '2024-01-15T10:30:00Z', authors: [{ email: 'sbom@acme.example' }] },
};

function bsiModel(fields: Partial<Component>, overrides: Partial<SbomModel> = {}): SbomModel {
  return model({
    ...document,
    subject: component({ ...full, ...fields, id: 'app' }),
    components: components(1, () => ({ ...full, ...fields })),
    dependencies: [
      { from: 'app', to: ['ref-0'], path: '/dependencies/0' },
      { from: 'ref-0', to: [], path: '/dependencies/1' },
    ],
    compositions: [{ aggregate: 'complete', refs: ['app', 'ref-0'] }],
    ids: new Set(['app', 'ref-0']),
    ...overrides,
  });
}

describe('BSI TR-03183-2', () => {
  it('is met by all its fields', () => {
    const list = listOf(bsiModel({}), BSI);
    expect(list.items.filter(({ met }) => !met)).toStrictEqual([]);
    expect(list).toMatchObject({ met: 19, total: 19, draft: false });
  });

  it.each<[Partial<SbomModel>, boolean]>([
    [{ specVersion: '1.5' }, false],
    [{ specVersion: '1.6' }, true],
    [{ specVersion: '1.7' }, true],
    [{ specVersion: '1.6', serialization: 'xml' }, true],
    [{ format: 'spdx', specVersion: '2.2' }, false],
    [{ format: 'spdx', specVersion: '2.3' }, false],
    [{ format: 'spdx', specVersion: '2.3', serialization: 'tag-value' }, false],
    [{ format: 'spdx', specVersion: '3.0.0' }, false],
    [{ format: 'spdx', specVersion: '3.0.1' }, true],
  ])('wants a format that is new enough: %j', (fields, met) => {
    const name = 'CycloneDX 1.6 or SPDX 3.0.1 at least, JSON or XML';
    expect(itemOf(bsiModel({}, fields), BSI, name).met).toBe(met);
  });

  it.each<[string, Partial<SbomModel>, string, boolean]>([
    ['with one', { vulnerabilities: 1 }, 'No vulnerabilities', false],
    ['a serial number', {}, 'SBOM-URI', true],
    ['a namespace', { documentId: 'https://acme.example/1' }, 'SBOM-URI', true],
    ['a word', { documentId: 'sbom-1' }, 'SBOM-URI', false],
    ['no creator', { authors: [] }, 'Creator of the SBOM (mail or web address)', false],
    ['a name', { authors: [{ name: 'A' }] }, 'Creator of the SBOM (mail or web address)', false],
    ['no time', { created: 'now' }, 'Timestamp', false],
  ])('asks of the document: %s', (_case, fields, name, met) => {
    expect(itemOf(bsiModel({}, fields), BSI, name).met).toBe(met);
  });

  const creator = 'Component creator (mail or web address)';
  const effective = 'Distribution licences (concluded)';
  const original = 'Original licences (declared)';
  const hash = 'SHA-512 of the deployable file';
  it.each<[string, Partial<Component>, string]>([
    ['no mail', { manufacturer: { name: 'ACME' } }, creator],
    ['no file name', { properties: full.properties?.slice(1) ?? [] }, 'Filename'],
    ['no properties', { properties: [] }, 'Executable property'],
    ['no properties', { properties: [] }, 'Archive property'],
    ['no properties', { properties: [] }, 'Structured property'],
    ['declared only', { licences: [{ ...MIT, role: 'declared' }] }, effective],
    ['concluded only', { licences: [{ ...MIT, role: 'concluded' }] }, original],
    ['neither', { licences: [MIT] }, original],
    ['free text', { licences: [{ kind: 'name', value: 'Own one', role: 'declared' }] }, original],
    ['a hash of the component', { hashes: [SHA512], references: [] }, hash],
    [
      'another hash',
      { references: [reference('distribution', { ...SHA512, algorithm: 'SHA-256' })] },
      hash,
    ],
    ['no source', { references: [reference('distribution', SHA512)] }, 'Source code URI'],
    ['no file', { references: [reference('vcs')] }, 'URI of the deployable form'],
    ['no identifier', { purl: '' }, 'Other unique identifiers'],
  ])('asks of each component: %s', (_case, fields, name) => {
    expect(itemOf(bsiModel({}), BSI, name)).toMatchObject({ met: true, count: 2, of: 2 });
    expect(itemOf(bsiModel(fields), BSI, name)).toMatchObject({ met: false, count: 0, of: 2 });
  });

  it.each<[string, Partial<SbomModel>, number]>([
    ['of one component only', { compositions: [{ aggregate: 'complete', refs: ['app'] }] }, 1],
    ['as unknown', { compositions: [{ aggregate: 'unknown', refs: ['app', 'ref-0'] }] }, 2],
    ['of the whole document', { compositions: [{ aggregate: 'incomplete', refs: [] }] }, 2],
    ['in no clear way', { compositions: [{ aggregate: 'not_specified', refs: [] }] }, 0],
    ['nowhere', { compositions: [] }, 0],
    ['without dependencies', { dependencies: [] }, 0],
    ['of what is not there', { ids: new Set(['app']) }, 1],
  ])('wants the completeness stated: %s', (_case, fields, count) => {
    const item = itemOf(bsiModel({}, fields), BSI, 'Dependencies and their completeness');
    expect(item).toMatchObject({ count, of: 2 });
  });

  it('counts what is only asked for where there is something apart', () => {
    const more = bsiModel({
      properties: [property('effectiveLicense', 'MIT')],
      references: [reference('vcs', SHA512), reference('rfc-9116')],
    });
    expect(listOf(more, BSI).optional.map(({ name, met }) => [name, met])).toStrictEqual([
      ['Effective licence', true],
      ['SHA-512 of the source', true],
      ['URL of the security.txt', true],
    ]);
    expect(listOf(bsiModel({}), BSI).optional.some(({ met }) => met)).toBe(false);
  });

  it('takes the hash of an SPDX package for the one of its file', () => {
    const fields = { hashes: [SHA512], references: [] };
    const item = itemOf(bsiModel(fields, { format: 'spdx', specVersion: '3.0.1' }), BSI, hash);
    expect(item.count).toBe(item.of);
  });
});
