import { describe, expect, it } from '@jest/globals';
import { toModel } from '../../../../../src/core/sbom/model/to-model';
import type { Component, SbomModel } from '../../../../../src/core/sbom/model/types';
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

function packageOf(more: object, ...others: object[]): Component {
  const [first] = model([{ ...P, ...more }, ...others]).components;
  if (first === undefined) throw new Error('no component');
  return first;
}

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

describe('an SPDX 3 package', () => {
  it('has all that it says', () => {
    expect(
      packageOf(
        {
          software_packageVersion: '1',
          software_primaryPurpose: 'operatingSystem',
          software_downloadLocation: 'https://x.example/p.tgz',
          software_homePage: 'https://x.example',
          software_copyrightText: '(c)',
          software_sourceInfo: 'upstream',
          suppliedBy: 'o',
          originatedBy: ['j', 'o'],
          externalIdentifier: [
            'i',
            { externalIdentifierType: 'cpe23', identifier: 'cpe:2.3:a:x:p:1' },
            { externalIdentifierType: 'swid', identifier: 'x' },
          ],
          externalRef: [
            { externalRefType: 'vcs', locator: ['https://x.example/p.git'] },
            { externalRefType: 'unheardOf', locator: 'https://x.example/u' },
          ],
          verifiedUsing: [
            { type: 'Hash', algorithm: 'sha512', hashValue: '1' },
            { type: 'PackageVerificationCode', algorithm: 'sha1', hashValue: '2' },
          ],
        },
        element('ExternalIdentifier', 'i', {
          externalIdentifierType: 'purl',
          identifier: 'pkg:npm/p@1',
        }),
        element('Organization', 'o', { name: 'O' }),
        element('Person', 'j', { name: 'J' }),
      ),
    ).toEqual({
      path: '/@graph/0',
      id: 'p',
      type: 'operating-system',
      name: 'p',
      version: '1',
      purl: 'pkg:npm/p@1',
      cpes: ['cpe:2.3:a:x:p:1'],
      swid: true,
      supplier: { name: 'O' },
      manufacturer: { name: 'J' },
      authors: [],
      copyright: '(c)',
      sourceInfo: 'upstream',
      downloadLocation: 'https://x.example/p.tgz',
      licences: [],
      hashes: [{ algorithm: 'SHA-512', value: '1' }],
      references: [
        { type: 'distribution', url: 'https://x.example/p.tgz', hashes: [] },
        { type: 'website', url: 'https://x.example', hashes: [] },
        { type: 'vcs', url: 'https://x.example/p.git', hashes: [] },
        { type: 'other', url: 'https://x.example/u', hashes: [] },
      ],
      properties: [],
    });
  });

  const licence = (type: string, more: object) => element(`expandedlicensing_${type}`, 'l', more);
  const member = 'expandedlicensing_member';
  const MIT = 'https://spdx.org/licenses/MIT';
  it.each<[string, object[], object[]]>([
    [
      'an expression',
      [
        element('simplelicensing_LicenseExpression', 'l', {
          simplelicensing_licenseExpression: 'MIT',
        }),
      ],
      [{ kind: 'expression', value: 'MIT' }],
    ],
    [
      'a listed licence',
      [element('expandedlicensing_ListedLicense', 'l', { name: 'MIT License' })],
      [{ kind: 'name', value: 'MIT License' }],
    ],
    [
      'a name',
      [element('AnyLicenseInfo', 'l', { name: 'CC0-1.0' })],
      [{ kind: 'name', value: 'CC0-1.0' }],
    ],
    ['NOASSERTION', [element('Element', 'l', { name: 'NOASSERTION' })], []],
    ['no assertion', [licence('NoAssertionLicense', { name: 'x' })], []],
    ['what is not in the document', [], []],
    [
      'a set',
      [
        licence('ConjunctiveLicenseSet', {
          [member]: [
            MIT,
            {
              type: 'expandedlicensing_DisjunctiveLicenseSet',
              [member]: [`${MIT}-0`, 'https://spdx.org/licenses/ISC'],
            },
          ],
        }),
      ],
      [{ kind: 'expression', value: 'MIT AND (MIT-0 OR ISC)' }],
    ],
    [
      'a set with something unknown',
      [licence('ConjunctiveLicenseSet', { [member]: [MIT, 'nowhere'] })],
      [],
    ],
    ['an empty set', [licence('ConjunctiveLicenseSet', {})], []],
    [
      'an exception',
      [
        licence('WithAdditionOperator', {
          expandedlicensing_subjectExtendableLicense: {
            type: 'expandedlicensing_OrLaterOperator',
            expandedlicensing_subjectLicense: 'https://spdx.org/licenses/GPL-2.0',
          },
          expandedlicensing_subjectAddition: { name: 'Classpath-exception-2.0' },
        }),
      ],
      [{ kind: 'expression', value: 'GPL-2.0+ WITH Classpath-exception-2.0' }],
    ],
    ['a set of itself', [licence('ConjunctiveLicenseSet', { [member]: [MIT, 'l'] })], []],
  ])('claims a licence by %s', (_name, others, expected) => {
    const { licences } = packageOf({}, relationship('p', 'hasDeclaredLicense', 'l'), ...others);
    expect(licences).toEqual(expected.map((claim) => ({ ...claim, role: 'declared' })));
  });

  it('claims licences of the list by their address, declared and concluded', () => {
    const { licences } = packageOf(
      {},
      relationship('p', 'hasDeclaredLicense', MIT),
      relationship('p', 'HAS_CONCLUDED_LICENSE', 'https://spdx.org/licenses/ISC.html'),
      relationship('q', 'hasDeclaredLicense', MIT),
    );
    expect(licences).toEqual([
      { kind: 'id', value: 'MIT', role: 'declared' },
      { kind: 'id', value: 'ISC', role: 'concluded' },
    ]);
  });

  it('does not write out sets of sets that double each time', () => {
    const sets = Array.from({ length: 64 }, (_, index) => ({
      ...licence('ConjunctiveLicenseSet', {
        [member]: index === 0 ? [MIT] : [`s${index - 1}`, `s${index - 1}`],
      }),
      spdxId: `s${index}`,
    }));
    const { licences } = packageOf({}, relationship('p', 'hasDeclaredLicense', 's63'), ...sets);
    expect(licences).toEqual([]);
  });
});
