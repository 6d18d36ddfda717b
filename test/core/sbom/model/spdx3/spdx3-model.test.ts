import { describe, expect, it } from '@jest/globals';
import { toModel } from '../../../../../src/core/sbom/model/to-model';
import type { SbomModel } from '../../../../../src/core/sbom/model/types';
import { shopSpdx3 } from '../../fixtures/shop-spdx3';

function model(graph: unknown): SbomModel {
  return toModel({
    format: 'spdx',
    serialization: 'json',
    specVersion: '3.0.1',
    document: { '@graph': graph },
  });
}
const element = (type: string, spdxId: string, more: object = {}) => ({ type, spdxId, ...more });
const relationship = (from: string, relationshipType: string, ...to: unknown[]) => ({
  type: 'Relationship',
  spdxId: `r-${from}-${relationshipType}`,
  from,
  relationshipType,
  to,
});
const P = element('software_Package', 'p', { name: 'p' });
const Q = element('software_Package', 'q', { name: 'q' });

describe('the model of an SPDX 3 document', () => {
  const shop = model(shopSpdx3()['@graph']);
  const at = (name: string) => `https://example.com/sboms/shop-1.2.3#SPDXRef-${name}`;

  it('has what the document says', () => {
    expect(shop).toMatchObject({
      format: 'spdx',
      specVersion: '3.0.1',
      documentId: at('document'),
      documentName: 'shop-sbom',
      created: '2026-03-23T06:03:12Z',
      phases: ['build'],
      tools: [{ name: 'maker', version: '1.39.0' }],
      authors: [{ name: 'Example' }],
      files: 0,
    });
    expect(shop.subject).toBe(shop.components[0]);
    expect(shop.components.map(({ name }) => name)).toEqual(['shop', 'a', 'b']);
    expect(shop.ids.has(at('document'))).toBe(true);
    expect(shop.dependencies.map(({ from, to }) => [from, ...to])).toEqual([
      [at('shop'), at('a')],
      [at('a'), at('b')],
    ]);
  });

  it('has packages', () => {
    expect(shop.components[1]).toMatchObject({
      id: at('a'),
      type: 'library',
      name: 'a',
      version: '1.0.0',
      purl: 'pkg:npm/a@1.0.0',
      licences: [{ kind: 'expression', value: 'MIT', role: 'declared' }],
      hashes: [{ algorithm: 'SHA-256' }],
    });
  });

  it('counts files, and takes data sets and models for components', () => {
    const found = model([
      element('software_File', 'f'),
      element('ai_AIPackage', 'm'),
      element('dataset_DatasetPackage', 'd', { software_primaryPurpose: 'archive' }),
      { '@type': 'software_Package', '@id': 'x' },
      'no element',
    ]);
    expect(found.files).toBe(1);
    expect(found.components.map(({ id, type, path }) => [id, type, path])).toEqual([
      ['m', 'machine-learning-model', '/@graph/1'],
      ['d', 'archive', '/@graph/2'],
      ['x', undefined, '/@graph/3'],
    ]);
  });

  it('was made as the document says, not as an element says', () => {
    const creation = (id: string, created: string) => ({
      type: 'CreationInfo',
      '@id': id,
      created,
    });
    const graph = [creation('_:1', 'early'), creation('_:2', 'late')];
    const document = element('SpdxDocument', 'd', { creationInfo: '_:2' });
    expect(model([...graph, document]).created).toBe('late');
    expect(model(graph).created).toBe('early');
  });

  it('names authors and tools, whichever way they are written', () => {
    const found = model([
      {
        type: 'CreationInfo',
        createdBy: ['o', { type: 'Person', name: 'Jo' }, 'agent', 'nowhere'],
        createdUsing: 't',
      },
      element('Organization', 'o', {
        name: 'Organization: ACME',
        externalIdentifier: [{ externalIdentifierType: 'email', identifier: 'a@acme.example' }],
      }),
      element('SoftwareAgent', 'agent', { name: 'bot' }),
      element('Tool', 't', { name: 'Tool: maker-1.0' }),
    ]);
    expect(found.authors).toEqual([{ name: 'ACME', email: 'a@acme.example' }, { name: 'Jo' }]);
    expect(found.tools).toEqual([{ name: 'maker', version: '1.0' }, { name: 'bot' }]);
  });

  it.each<[string, object[], string | undefined]>([
    ['the root', [element('SpdxDocument', 'd', { rootElement: ['q'] })], 'q'],
    ['the root, not in a list', [element('SpdxDocument', 'd', { rootElement: 'q' })], 'q'],
    [
      'the root of the root',
      [
        element('SpdxDocument', 'd', { rootElement: ['s'] }),
        element('software_Sbom', 's', { rootElement: ['f', 'q'] }),
        element('software_File', 'f'),
      ],
      'q',
    ],
    [
      'the root of an SBOM without a document',
      [element('software_Sbom', 's', { rootElement: ['q'] })],
      'q',
    ],
    [
      'what the document describes',
      [element('SpdxDocument', 'd'), relationship('d', 'describes', 'q')],
      'q',
    ],
    ['what an old id describes', [relationship('SPDXRef-DOCUMENT', 'DESCRIBES', 'q')], 'q'],
    ['nothing that a package describes', [relationship('p', 'describes', 'q')], undefined],
    [
      'nothing, where roots go in circles',
      [
        element('SpdxDocument', 'd', { rootElement: ['s'] }),
        element('software_Sbom', 's', { rootElement: ['s', 'd'] }),
      ],
      undefined,
    ],
  ])('is about %s', (_name, others, expected) => {
    expect(model([P, Q, ...others]).subject?.id).toBe(expected);
  });

  it('has edges between packages', () => {
    const found = model([
      P,
      Q,
      element('software_File', 'f'),
      relationship('p', 'dependsOn', 'q', 'nowhere'),
      relationship('p', 'contains', 'f', Q),
      relationship('p', 'contains', 'f'),
      relationship('f', 'dependsOn', 'q'),
      relationship('p', 'hasDynamicLink', 'q'),
      relationship('p', 'DEPENDENCY_OF', 'q'),
      relationship('p', 'describes', 'q'),
      relationship('p', 'dependsOn'),
    ]);
    expect(found.dependencies.map(({ from, to, path }) => [path, from, ...to])).toEqual([
      ['/@graph/3', 'p', 'q', 'nowhere'],
      ['/@graph/4', 'p', 'q'],
      ['/@graph/7', 'p', 'q'],
      ['/@graph/8', 'q', 'p'],
      ['/@graph/10', 'p'],
    ]);
  });
});
