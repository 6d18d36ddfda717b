import { describe, expect, it } from '@jest/globals';
import { toModel } from '../../../../../src/core/sbom/model/to-model';
import type { SbomModel } from '../../../../../src/core/sbom/model/types';
import { shopCycloneDx } from '../../fixtures/shop-cyclonedx';

function model(document: object): SbomModel {
  return toModel({
    format: 'cyclonedx',
    serialization: 'json',
    specVersion: '1.6',
    document: { ...document },
  });
}
const NOTHING = {
  cpes: [],
  swid: false,
  licences: [],
  hashes: [],
  authors: [],
  references: [],
  properties: [],
};

describe('the model of a CycloneDX document', () => {
  it('has what the document has', () => {
    const { ids, ...rest } = model(shopCycloneDx());
    expect([...ids]).toEqual(['shop', 'a', 'b']);
    expect(rest).toEqual({
      format: 'cyclonedx',
      serialization: 'json',
      specVersion: '1.6',
      documentId: 'urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79',
      created: '2026-03-23T06:03:12Z',
      phases: [],
      tools: [{ name: 'maker', version: '1.39.0' }],
      authors: [],
      dataLicences: [],
      signed: false,
      vulnerabilities: 0,
      references: [],
      subject: {
        ...NOTHING,
        path: '/metadata/component',
        id: 'shop',
        type: 'application',
        name: 'shop',
        version: '1.2.3',
        purl: 'pkg:npm/shop@1.2.3',
      },
      components: [
        {
          ...NOTHING,
          path: '/components/0',
          id: 'a',
          type: 'library',
          name: 'a',
          version: '1.0.0',
          purl: 'pkg:npm/a@1.0.0',
          licences: [{ kind: 'id', value: 'MIT' }],
          hashes: [
            {
              algorithm: 'SHA-256',
              value: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
            },
          ],
        },
        {
          ...NOTHING,
          path: '/components/1',
          id: 'b',
          type: 'library',
          name: 'b',
          version: '2.0.0',
          purl: 'pkg:npm/b@2.0.0',
          licences: [{ kind: 'expression', value: 'Apache-2.0 OR MIT' }],
        },
      ],
      files: 0,
      fileComponents: [],
      dependencies: [
        { from: 'shop', to: ['a'], path: '/dependencies/0' },
        { from: 'a', to: ['b'], path: '/dependencies/1' },
        { from: 'b', to: [], path: '/dependencies/2' },
      ],
      compositions: [],
    });
  });

  it('has the rest of the metadata', () => {
    const organization = {
      name: 'ACME',
      url: ['', 'https://acme.example', 'https://other.example'],
      contact: [{ name: 'Jo' }, { email: 'jo@acme.example' }],
    };
    const acme = { name: 'ACME', email: 'jo@acme.example', url: 'https://acme.example' };
    const metadata = {
      lifecycles: [{ phase: 'build' }, { name: 'our own' }, {}],
      authors: [{ name: 'Sam', email: 'sam@acme.example', phone: '1' }, {}],
      supplier: organization,
      manufacture: organization,
      licenses: [{ license: { id: 'CC0-1.0' } }],
    };
    expect(model({ metadata })).toMatchObject({
      phases: ['build', 'our own'],
      authors: [{ name: 'Sam', email: 'sam@acme.example' }],
      supplier: acme,
      manufacturer: acme,
      dataLicences: ['CC0-1.0'],
    });
    const manufacturer = { name: 'Newer' };
    expect(model({ metadata: { ...metadata, manufacturer } }).manufacturer).toEqual(manufacturer);
  });

  it.each<[string, unknown, object[]]>([
    [
      'a list',
      [{ vendor: 'a', name: 'b', version: '1' }, { name: 'c' }],
      [{ name: 'b', version: '1' }, { name: 'c' }],
    ],
    [
      'an object',
      { components: [{ name: 'b' }], services: [{ name: 's' }] },
      [{ name: 'b' }, { name: 's' }],
    ],
    ['nonsense', [5, null, {}, { name: 7 }], []],
    ['no list', 'syft', []],
  ])('names the tools of %s', (_name, tools, expected) => {
    expect(model({ metadata: { tools } }).tools).toEqual(expected);
  });

  it('lists nested components behind those that hold them, and files apart', () => {
    const nested = [
      { name: 'b', components: [{ type: 'file', name: 'f', 'bom-ref': 'F' }] },
      { name: 'c' },
    ];
    const found = model({
      metadata: { component: { name: 'app', components: [{ name: 'inner' }] } },
      components: [
        { name: 'a', components: nested },
        5,
        { type: 'file', components: [{ name: 'd' }] },
      ],
    });
    expect(found.components.map(({ name, path }) => [name, path])).toEqual([
      ['inner', '/metadata/component/components/0'],
      ['a', '/components/0'],
      ['b', '/components/0/components/0'],
      ['c', '/components/0/components/1'],
      ['d', '/components/2/components/0'],
    ]);
    expect(found.files).toBe(2);
    expect(found.fileComponents?.map(({ path }) => path)).toEqual([
      '/components/0/components/0/components/0',
      '/components/2',
    ]);
  });

  it('knows every reference', () => {
    const found = model({
      metadata: {
        component: { 'bom-ref': 'app' },
        tools: { components: [{ 'bom-ref': 'tool' }] },
      },
      components: [{ 'bom-ref': 'a' }, { type: 'file', 'bom-ref': 'file' }, { 'bom-ref': 7 }],
      services: [{ 'bom-ref': 's', services: [{ 'bom-ref': 't' }] }],
      vulnerabilities: [{ 'bom-ref': 'v' }],
    });
    expect([...found.ids].sort()).toEqual(['a', 'app', 'file', 's', 't', 'tool', 'v']);
    expect(found.vulnerabilities).toBe(1);
  });

  it.each<[unknown, boolean, boolean | undefined]>([
    [undefined, false, undefined],
    [{ algorithm: 'ES256', value: 'x' }, true, false],
    [{ algorithm: 'ES256', value: 'x', publicKey: { kty: 'EC' } }, true, true],
    [{ signers: [{ value: 'x' }, { certificatePath: ['x'] }] }, true, true],
    [{ chain: [{ publicKey: {} }] }, true, true],
    // An XML signature, of which the reader tells that it is there.
    [{}, true, undefined],
    ['x', false, undefined],
  ])('with the signature %j is signed: %j, with its key: %j', (signature, signed, key) => {
    const found = model({ signature });
    expect([found.signed, found.signatureKey]).toEqual([signed, key]);
  });

  it('has edges, without what a component provides', () => {
    const dependencies = [
      { ref: 'a', dependsOn: ['b', '', 7, 'c'], provides: ['d'] },
      { dependsOn: ['b'] },
      'x',
      { ref: 'b' },
    ];
    expect(model({ dependencies }).dependencies).toEqual([
      { from: 'a', to: ['b', 'c'], path: '/dependencies/0' },
      { from: 'b', to: [], path: '/dependencies/3' },
    ]);
  });

  it('has compositions', () => {
    const compositions = [
      { aggregate: 'complete', assemblies: ['a'], dependencies: ['b'], vulnerabilities: ['v'] },
      { aggregate: 'unknown' },
      { assemblies: ['a'] },
    ];
    expect(model({ compositions }).compositions).toEqual([
      { aggregate: 'complete', refs: ['a', 'b', 'v'], dependencies: ['b'] },
      { aggregate: 'unknown', refs: [], dependencies: [] },
    ]);
  });

  it('has its own references', () => {
    const externalReferences = [
      { type: 'BOM', url: 'https://x.example', hashes: [{ alg: 'MD5', content: '1' }] },
      {},
    ];
    expect(model({ externalReferences }).references).toEqual([
      { type: 'bom', url: 'https://x.example', hashes: [{ algorithm: 'MD5', value: '1' }] },
    ]);
  });
});
