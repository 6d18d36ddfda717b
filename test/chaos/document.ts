/**
 * The SBOM that a plan means by repository, path and version: the same bytes whenever asked. What
 * follows a `#` tells builds of one version apart, which differ in their components alone.
 */
export function documentOf(slug: string, path: string, planned: string): string {
  const [version = '', build = version] = planned.split('#');
  const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : 'root';
  const name = `${slug}-${folder.replaceAll('/', '-')}`;
  const component = (library: string) => ({
    type: 'library',
    name: library,
    version: build,
    purl: `pkg:npm/${library}@${build}`,
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
