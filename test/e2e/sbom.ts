/** A small CycloneDX document with a given version and number of components. */
export function cyclonedx(version: string, components = 3, name = 'web-shop'): string {
  return JSON.stringify({
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: { type: 'application', name, version, 'bom-ref': 'root' } },
    components: Array.from({ length: components }, (_, index) => ({
      type: 'library',
      name: `library-${String(index)}`,
      version: '1.0.0',
      purl: `pkg:npm/library-${String(index)}@1.0.0`,
    })),
  });
}
