import type { SbomFormat } from '../formats';

const SHARED = [
  ...['application', 'framework', 'library', 'container', 'operating-system', 'device'],
  ...['firmware', 'file'],
];

/**
 * sbomqs knows the eight of CycloneDX 1.4 and the twelve of SPDX 2.3. A type that a later version
 * of the format added is no mistake, so these count too.
 */
const PURPOSES: Readonly<Record<SbomFormat, ReadonlySet<string>>> = {
  cyclonedx: new Set([
    ...SHARED,
    ...['platform', 'device-driver', 'machine-learning-model', 'data', 'cryptographic-asset'],
  ]),
  spdx: new Set([
    ...SHARED,
    ...['source', 'archive', 'install', 'other'],
    // SPDX 3, as the model names them.
    ...['bom', 'configuration', 'data', 'device-driver', 'disk-image', 'documentation'],
    ...['evidence', 'executable', 'filesystem-image', 'machine-learning-model', 'manifest'],
    ...['model', 'module', 'patch', 'platform', 'requirement', 'specification', 'test'],
  ]),
};

export function isPurpose(type: string | undefined, format: SbomFormat): boolean {
  return type !== undefined && PURPOSES[format].has(type.toLowerCase());
}
