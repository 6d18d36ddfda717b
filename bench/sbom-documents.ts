const SERIAL = 'urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79';

/**
 * A CycloneDX 1.6 document with what generators write: purls, references and dependencies for each
 * component, licences in their three forms, hashes and addresses for some. 30,000 components make
 * 10 MB.
 */
export function realisticDocument(components: number): string {
  const all = Array.from({ length: components }, (_, index) => index);
  return JSON.stringify({
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: SERIAL,
    version: 1,
    metadata: {
      timestamp: '2026-03-23T06:03:12Z',
      tools: { components: [{ type: 'application', name: 'generator', version: '1.39.0' }] },
      component: { type: 'application', 'bom-ref': 'root', name: 'bench', version: '1.0.0' },
    },
    components: all.map(component),
    dependencies: all.map((index) => dependency(index, components)),
  });
}

const refOf = (index: number): string => `pkg:npm/%40scope/library-${index}@1.${index}.0`;

function component(index: number): object {
  const digest = Math.imul(index, 2_654_435_761) >>> 0;
  const content = digest.toString(16).padStart(8, '0').repeat(8);
  return {
    type: 'library',
    'bom-ref': refOf(index),
    ...(index % 2 === 0 ? {} : { group: '@scope' }),
    name: `library-${index}`,
    version: `1.${index}.0`,
    ...(index % 3 === 0 ? { hashes: [{ alg: 'SHA-256', content }] } : {}),
    licenses: licences(index),
    purl: refOf(index),
    ...(index % 4 === 0
      ? { externalReferences: [{ type: 'vcs', url: `https://example.com/library-${index}.git` }] }
      : {}),
  };
}

function licences(index: number): object[] {
  if (index % 10 === 0) return [{ expression: 'MIT OR Apache-2.0' }];
  if (index % 7 === 0) return [{ license: { name: 'Custom' } }];
  return [{ license: { id: 'MIT' } }];
}

/** A tree: each depends on two others, as far as there are any. */
function dependency(index: number, components: number): object {
  const dependsOn = [2 * index + 1, 2 * index + 2].filter((at) => at < components).map(refOf);
  return { ref: refOf(index), ...(dependsOn.length === 0 ? {} : { dependsOn }) };
}
