/** Small documents that readSbom has nothing against; tests change what they are about. */
export const CYCLONEDX = {
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  serialNumber: 'urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79',
  version: 1,
  metadata: {
    timestamp: '2026-03-23T06:03:12Z',
    tools: { components: [{ type: 'application', name: 'syft', version: '1.39.0' }] },
    component: {
      type: 'application',
      'bom-ref': 'shop',
      name: 'shop',
      version: '1.2.3',
      purl: 'pkg:npm/shop@1.2.3',
    },
  },
  components: [
    { type: 'library', 'bom-ref': 'a', name: 'a', version: '1', purl: 'pkg:npm/a@1' },
    { type: 'library', name: 'b', components: [{ type: 'library', name: 'c' }] },
    { type: 'file', name: '/etc/passwd' },
  ],
  dependencies: [{ ref: 'shop', dependsOn: ['a'] }],
};

export const SPDX = {
  spdxVersion: 'SPDX-2.3',
  dataLicense: 'CC0-1.0',
  SPDXID: 'SPDXRef-DOCUMENT',
  name: 'shop-sbom',
  documentNamespace: 'https://example.com/shop/1',
  creationInfo: { created: '2026-03-23T06:03:12Z', creators: ['Tool: syft-1.39.0', 'Person: x'] },
  documentDescribes: ['SPDXRef-shop'],
  packages: [
    {
      SPDXID: 'SPDXRef-shop',
      name: 'shop',
      versionInfo: '1.2.3',
      downloadLocation: 'NOASSERTION',
      externalRefs: [
        {
          referenceCategory: 'PACKAGE-MANAGER',
          referenceType: 'purl',
          referenceLocator: 'pkg:npm/shop@1.2.3',
        },
      ],
    },
    { SPDXID: 'SPDXRef-a', name: 'a', downloadLocation: 'NOASSERTION' },
  ],
  files: [{ SPDXID: 'SPDXRef-f', fileName: './f' }],
};

export function toBytes(document: unknown): Uint8Array {
  const text = typeof document === 'string' ? document : JSON.stringify(document);
  return new TextEncoder().encode(text);
}
