/** The SBOM that a plan means by repository, path and version: the same bytes whenever asked. */
export function documentOf(slug: string, path: string, version: string): string {
  const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : 'root';
  const name = `${slug}-${folder.replaceAll('/', '-')}`;
  const component = (library: string) => ({
    type: 'library',
    name: library,
    version,
    purl: `pkg:npm/${library}@${version}`,
  });
  const bom = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: { type: 'application', name, version, 'bom-ref': 'root' } },
    components: ['left', 'right', 'middle'].map(component),
  };
  return `${JSON.stringify(bom, undefined, 1)}\n`;
}
