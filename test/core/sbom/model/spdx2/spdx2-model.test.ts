import { describe, expect, it } from '@jest/globals';
import { toModel } from '../../../../../src/core/sbom/model/to-model';
import type { Component, SbomModel } from '../../../../../src/core/sbom/model/types';
import { shopSpdx } from '../../fixtures/shop-spdx';

function model(document: object): SbomModel {
  return toModel({
    format: 'spdx',
    serialization: 'json',
    specVersion: '2.3',
    document: { ...document },
  });
}
function packageOf(entry: object): Component {
  const [only] = model({ packages: [entry] }).components;
  if (only === undefined) throw new Error('no component');
  return only;
}

describe('the model of an SPDX 2 document', () => {
  const shop = model(shopSpdx());

  it('has what the document says of itself', () => {
    const { ids, components, dependencies, subject, ...rest } = shop;
    expect([...ids].sort()).toEqual(['SPDXRef-DOCUMENT', 'SPDXRef-a', 'SPDXRef-b', 'SPDXRef-shop']);
    expect(components.map(({ name }) => name)).toEqual(['shop', 'a', 'b']);
    expect(subject).toBe(components[0]);
    expect(dependencies).toEqual([
      { from: 'SPDXRef-shop', to: ['SPDXRef-a'], path: '/relationships/1' },
      { from: 'SPDXRef-a', to: ['SPDXRef-b'], path: '/relationships/2' },
    ]);
    expect(rest).toEqual({
      format: 'spdx',
      serialization: 'json',
      specVersion: '2.3',
      documentId: 'https://example.com/sboms/shop-1.2.3',
      documentName: 'shop-sbom',
      created: '2026-03-23T06:03:12Z',
      phases: [],
      tools: [{ name: 'maker', version: '1.39.0' }],
      authors: [{ name: 'Example' }],
      dataLicences: ['CC0-1.0'],
      signed: false,
      vulnerabilities: 0,
      references: [],
      files: 0,
      compositions: [],
    });
  });

  it('has packages', () => {
    expect(shop.components[1]).toEqual({
      path: '/packages/1',
      id: 'SPDXRef-a',
      name: 'a',
      version: '1.0.0',
      purl: 'pkg:npm/a@1.0.0',
      cpes: [],
      swid: false,
      licences: [{ kind: 'expression', value: 'MIT', role: 'declared' }],
      hashes: [
        {
          algorithm: 'SHA-256',
          value: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
        },
      ],
      authors: [],
      references: [],
      properties: [],
    });
  });

  it('counts files, and knows the ids of all elements', () => {
    const found = model({
      SPDXID: 'SPDXRef-Odd',
      files: [{ SPDXID: 'SPDXRef-F' }, {}],
      snippets: [{ SPDXID: 'SPDXRef-S' }],
      externalDocumentRefs: [
        { externalDocumentId: 'DocumentRef-x', spdxDocument: 'https://x.example' },
      ],
    });
    expect(found.files).toBe(2);
    expect([...found.ids].sort()).toEqual([
      'SPDXRef-DOCUMENT',
      'SPDXRef-F',
      'SPDXRef-Odd',
      'SPDXRef-S',
    ]);
    expect(found.references).toEqual([{ type: 'bom', url: 'https://x.example', hashes: [] }]);
  });

  describe('is about', () => {
    const packages = ['SPDXRef-a', 'SPDXRef-b'].map((SPDXID) => ({ SPDXID, name: SPDXID }));
    const relation = (
      spdxElementId: string,
      relationshipType: string,
      relatedSpdxElement: string,
    ) => ({
      relationships: [{ spdxElementId, relationshipType, relatedSpdxElement }],
    });
    it.each<[string, object, string | undefined]>([
      ['documentDescribes', { documentDescribes: ['SPDXRef-b'] }, 'SPDXRef-b'],
      [
        'its first that is a package',
        { documentDescribes: ['SPDXRef-f', 'SPDXRef-b', 'SPDXRef-a'] },
        'SPDXRef-b',
      ],
      ['DESCRIBES', relation('SPDXRef-DOCUMENT', 'DESCRIBES', 'SPDXRef-b'), 'SPDXRef-b'],
      ['DESCRIBED_BY', relation('SPDXRef-b', 'DESCRIBED_BY', 'SPDXRef-DOCUMENT'), 'SPDXRef-b'],
      ['DESCRIBES of a package', relation('SPDXRef-a', 'DESCRIBES', 'SPDXRef-b'), undefined],
      ['CONTAINS', relation('SPDXRef-DOCUMENT', 'CONTAINS', 'SPDXRef-b'), undefined],
      ['what does not exist', { documentDescribes: ['SPDXRef-none'] }, undefined],
      [
        'documentDescribes before DESCRIBES',
        {
          documentDescribes: ['SPDXRef-b'],
          ...relation('SPDXRef-DOCUMENT', 'DESCRIBES', 'SPDXRef-a'),
        },
        'SPDXRef-b',
      ],
    ])('%s', (_name, over, expected) => {
      expect(model({ packages, ...over }).subject?.id).toBe(expected);
    });
  });

  it.each([
    ...['DEPENDS_ON', 'CONTAINS', 'DYNAMIC_LINK', 'STATIC_LINK', 'HAS_PREREQUISITE'].map(
      (type) => [type, 'a', 'b'] as const,
    ),
    ...[
      ...['DEPENDENCY_OF', 'CONTAINED_BY', 'BUILD_DEPENDENCY_OF', 'DEV_DEPENDENCY_OF'],
      ...['RUNTIME_DEPENDENCY_OF', 'OPTIONAL_DEPENDENCY_OF', 'PROVIDED_DEPENDENCY_OF'],
      ...['TEST_DEPENDENCY_OF', 'PREREQUISITE_FOR', 'PACKAGE_OF', 'OPTIONAL_COMPONENT_OF'],
    ].map((type) => [type, 'b', 'a'] as const),
  ])('%s is an edge from %s to %s', (relationshipType, from, to) => {
    const relationships = [{ spdxElementId: 'a', relationshipType, relatedSpdxElement: 'b' }];
    expect(model({ relationships }).dependencies).toEqual([
      { from, to: [to], path: '/relationships/0' },
    ]);
  });

  it.each([
    ['a', 'DESCRIBES', 'b'],
    ['a', 'BUILD_TOOL_OF', 'b'],
    ['a', 'DEPENDENCY_MANIFEST_OF', 'b'],
    ['a', 'GENERATED_FROM', 'b'],
    ['a', 'constructor', 'b'],
    ['a', 'DEPENDS_ON', 'NOASSERTION'],
    ['a', 'DEPENDS_ON', 'NONE'],
    ['a', 'CONTAINS', 'SPDXRef-F'],
    ['SPDXRef-DOCUMENT', 'CONTAINS', 'a'],
    ['SPDXRef-Odd', 'CONTAINS', 'a'],
  ])('%s %s %s is no edge', (spdxElementId, relationshipType, relatedSpdxElement) => {
    const found = model({
      SPDXID: 'SPDXRef-Odd',
      files: [{ SPDXID: 'SPDXRef-F' }],
      relationships: [{ spdxElementId, relationshipType, relatedSpdxElement }],
    });
    expect(found.dependencies).toEqual([]);
  });
});

describe('an SPDX 2 package', () => {
  it('has all that it says', () => {
    const reference = (
      referenceCategory: string,
      referenceType: string,
      referenceLocator: string,
    ) => ({
      referenceCategory,
      referenceType,
      referenceLocator,
    });
    expect(
      packageOf({
        SPDXID: 'SPDXRef-p',
        name: 'p',
        versionInfo: '1',
        packageFileName: 'p.tgz',
        supplier: 'Organization: S (s@x.example)',
        originator: 'Person: O',
        downloadLocation: 'git+https://x.example/p.git',
        homepage: 'https://x.example',
        sourceInfo: 'from upstream',
        copyrightText: '(c)',
        primaryPackagePurpose: 'OPERATING_SYSTEM',
        licenseConcluded: 'MIT',
        licenseDeclared: 'ISC',
        checksums: [{ algorithm: 'SHA1', checksumValue: '1' }, { algorithm: 'MD5' }],
        externalRefs: [
          reference('PACKAGE_MANAGER', 'purl', 'pkg:npm/p@1'),
          reference('PACKAGE-MANAGER', 'purl', 'pkg:npm/second@1'),
          reference('SECURITY', 'cpe23Type', 'cpe:2.3:a:x:p:1'),
          reference('SECURITY', 'cpe22Type', 'cpe:/a:x:p:1'),
          reference('SECURITY', 'advisory', 'https://x.example/advisory'),
          reference('SECURITY', 'swid', 'swid:x'),
          {},
        ],
      }),
    ).toEqual({
      path: '/packages/0',
      id: 'SPDXRef-p',
      type: 'operating-system',
      name: 'p',
      version: '1',
      fileName: 'p.tgz',
      purl: 'pkg:npm/p@1',
      cpes: ['cpe:2.3:a:x:p:1', 'cpe:/a:x:p:1'],
      swid: true,
      supplier: { name: 'S', email: 's@x.example' },
      manufacturer: { name: 'O' },
      authors: [],
      copyright: '(c)',
      sourceInfo: 'from upstream',
      downloadLocation: 'git+https://x.example/p.git',
      licences: [
        { kind: 'expression', value: 'MIT', role: 'concluded' },
        { kind: 'expression', value: 'ISC', role: 'declared' },
      ],
      hashes: [{ algorithm: 'SHA-1', value: '1' }],
      references: [
        { type: 'vcs', url: 'git+https://x.example/p.git', hashes: [] },
        { type: 'website', url: 'https://x.example', hashes: [] },
        { type: 'advisories', url: 'https://x.example/advisory', hashes: [] },
      ],
      properties: [],
    });
  });

  it.each(['NOASSERTION', 'NONE', '', 7, null])('says nothing with %j', (nothing) => {
    const said = packageOf({
      versionInfo: nothing,
      supplier: nothing,
      originator: nothing,
      downloadLocation: nothing,
      homepage: nothing,
      copyrightText: nothing,
      licenseConcluded: nothing,
      licenseDeclared: nothing,
      primaryPackagePurpose: nothing,
      packageFileName: nothing,
      sourceInfo: nothing,
    });
    expect(Object.keys(said).sort()).toEqual([
      'authors',
      'cpes',
      'hashes',
      'licences',
      'path',
      'properties',
      'references',
      'swid',
    ]);
    expect(said.licences).toEqual([]);
    expect(said.references).toEqual([]);
  });
});
