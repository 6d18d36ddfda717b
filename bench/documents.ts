/** A CycloneDX document as generators write them, with so many components. */
export function document(components: number): string {
  return JSON.stringify({
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: 'urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79',
    version: 1,
    metadata: { component: { type: 'application', name: 'bench', version: '1.0.0' } },
    components: Array.from({ length: components }, (_, index) => ({
      type: 'library',
      'bom-ref': `pkg:npm/%40scope/library-${String(index)}@1.${String(index)}.0`,
      group: '@scope',
      name: `library-${String(index)}`,
      version: `1.${String(index)}.0`,
      purl: `pkg:npm/%40scope/library-${String(index)}@1.${String(index)}.0`,
      licenses: [{ license: { id: 'MIT' } }],
      hashes: [{ alg: 'SHA-512', content: 'a'.repeat(128) }],
    })),
  });
}
