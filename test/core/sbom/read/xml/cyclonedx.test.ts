import { describe, expect, it } from '@jest/globals';
import { readXml } from '../../../../../src/core/sbom/read/read-xml';
import { bom16, cycloneDxXml } from '../cyclonedx-xml';

function documentOf(xml: string): Readonly<Record<string, unknown>> {
  const reading = readXml(xml);
  if (!reading.ok) throw new Error(reading.refusal.message);
  return reading.parsed.document;
}

/** What becomes of one element in a component of 1.6. */
function partOf(xml: string): Readonly<Record<string, unknown>> {
  const component = `<component type="library"><name>a</name>${xml}</component>`;
  const { components } = documentOf(bom16(`<components>${component}</components>`));
  const [{ type, name, ...part }] = components as [Record<string, unknown>];
  expect([type, name]).toEqual(['library', 'a']);
  return part;
}

describe('CycloneDX XML as JSON', () => {
  it('has the parts of the document', () => {
    expect(documentOf(cycloneDxXml(6))).toMatchObject({
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      serialNumber: 'urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79',
      version: 3,
      metadata: {
        timestamp: '2024-05-31T12:00:00Z',
        lifecycles: [{ phase: 'build' }, { name: 'x' }],
        tools: { components: [{ name: 'generator', version: '2' }] },
        authors: [{ name: 'Ada' }],
        component: { type: 'application', 'bom-ref': 'shop', name: 'shop', version: '1.0' },
        manufacturer: { name: 'Acme' },
        supplier: { name: 'Acme', contact: [{ name: 'Ada' }] },
        licenses: [{ license: { id: 'CC0-1.0' } }],
        properties: [{ name: 'acme:b', value: '2' }],
      },
      services: [
        { 'bom-ref': 'api', endpoints: ['https://api.acme.example'], authenticated: true },
      ],
      dependencies: [
        { ref: 'shop', dependsOn: ['left-pad', 'inner'], provides: ['api'] },
        { ref: 'left-pad', dependsOn: ['inner'] },
        { ref: 'inner', dependsOn: ['deep'] },
      ],
      compositions: [{ aggregate: 'complete', assemblies: ['left-pad'], dependencies: ['shop'] }],
      vulnerabilities: [{ id: 'CVE-2024-0001' }],
    });
  });

  it('has the parts of a component', () => {
    const { components } = documentOf(cycloneDxXml(6));
    expect((components as unknown[])[0]).toMatchObject({
      type: 'library',
      'bom-ref': 'left-pad',
      supplier: { name: 'Acme', url: ['https://acme.example'] },
      authors: [{ name: 'Ada', email: 'ada@acme.example' }],
      publisher: 'Acme & Sons',
      group: 'acme',
      version: '1.10',
      description: 'Pads <left>',
      hashes: [{ alg: 'SHA-1', content: '68b78babe00a053f9e35ec6a2d9080f5b90122b0' }],
      licenses: [
        { license: { id: 'MIT', acknowledgement: 'declared', 'bom-ref': 'licence' } },
        { license: { name: 'Acme licence' } },
      ],
      omniborId: ['gitoid:blob:sha1:a94a8fe5ccb19ba61c4c0873d391e987982fbbd3'],
      swid: { tagId: 'acme-1', name: 'left-pad', version: '1.10' },
      modified: false,
      pedigree: { ancestors: [{ name: 'old-pad' }], notes: 'Forked' },
      externalReferences: [
        { type: 'vcs', url: 'https://git.acme.example/left-pad', comment: 'git' },
        { hashes: [{ alg: 'MD5', content: '3942447fac867ae5cdb3229b658f4d48' }] },
      ],
      properties: [{ name: 'acme:a', value: '1' }],
      components: [
        { 'bom-ref': 'inner', licenses: [{ expression: 'MIT OR Apache-2.0' }], modified: true },
      ],
    });
  });

  it.each([
    ['<version/>', { version: '' }],
    ['<supplier/>', { supplier: {} }],
    ['<licenses/>', { licenses: [] }],
    ['<authors><author/></authors>', { authors: [{}] }],
    ['<tags><tag>a</tag><tag/></tags>', { tags: ['a', ''] }],
    ['<x:purl xmlns:x="urn:x">p</x:purl>', {}],
    ['<hashes xmlns:x="urn:x"><x:hash alg="MD5">1</x:hash></hashes>', { hashes: [] }],
    ['<hashes><md5>1</md5></hashes>', { hashes: [null] }],
    ['<purl>a</purl><purl>b</purl><purl>c</purl>', { purl: ['a', 'b', 'c'] }],
    [
      '<licenses><license><id>MIT</id><text content-type="text/plain" encoding="base64">QQ==</text></license></licenses>',
      {
        licenses: [
          {
            license: {
              id: 'MIT',
              text: { contentType: 'text/plain', encoding: 'base64', content: 'QQ==' },
            },
          },
        ],
      },
    ],
    [
      '<licenses><expression-detailed expression="MIT"><details license-identifier="MIT"/></expression-detailed></licenses>',
      { licenses: [{ expression: 'MIT', expressionDetails: [{ licenseIdentifier: 'MIT' }] }] },
    ],
    ['<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"/>', { signature: {} }],
    ['<constructor>a</constructor><toString/>', { constructor: 'a', toString: '' }],
  ])('%s', (xml, part) => {
    expect(partOf(xml)).toEqual(part);
  });

  it('is not changed by a name of JavaScript', () => {
    const part = partOf('<__proto__><polluted>yes</polluted></__proto__>');
    expect(Object.getPrototypeOf(part)).toBe(Object.prototype);
    expect(Object.keys(part)).toEqual(['__proto__']);
    expect(part['polluted']).toBeUndefined();
  });

  it('leaves attributes out that mean nothing', () => {
    const xml = '<component type="file" name="x" colour="red" xmlns:y="urn:y" y:type="z"/>';
    expect(documentOf(bom16(`<components>${xml}</components>`))['components']).toEqual([
      { type: 'file' },
    ]);
  });

  it('knows tools of both kinds, and none', () => {
    const toolsOf = (xml: string): unknown =>
      (documentOf(bom16(`<metadata>${xml}</metadata>`))['metadata'] as Record<string, unknown>)[
        'tools'
      ];
    expect(toolsOf('<tools><tool><name>a</name></tool></tools>')).toEqual([{ name: 'a' }]);
    expect(toolsOf('<tools><services/></tools>')).toEqual({ services: [] });
    expect(toolsOf('<tools/>')).toEqual([]);
  });

  it('reads the dependencies of 1.1, which are an extension', () => {
    const graph =
      '<dg:dependencies xmlns:dg="http://cyclonedx.org/schema/ext/dependency-graph/1.0"><dg:dependency ref="a"><dg:dependency ref="b"/></dg:dependency></dg:dependencies>';
    const xml = cycloneDxXml(1).replace('</bom>', `${graph}</bom>`);
    expect(documentOf(xml)['dependencies']).toEqual([{ ref: 'a', dependsOn: ['b'] }]);
  });

  it('takes a deep chain of dependencies apart', () => {
    const chain = `${'<dependency ref="a">'.repeat(900)}${'</dependency>'.repeat(900)}`;
    const { dependencies } = documentOf(bom16(`<dependencies>${chain}</dependencies>`));
    expect(dependencies).toHaveLength(899);
  });
});
