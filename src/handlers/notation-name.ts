import type { SbomFacts } from '../core/sbom/types';

/** `CycloneDX 1.6`, `SPDX 2.3 (YAML)`: JSON is what everybody expects. */
export function notationName({
  format,
  serialization,
  specVersion,
}: Pick<SbomFacts, 'format' | 'serialization' | 'specVersion'>): string {
  const name = `${FORMATS[format]} ${specVersion}`;
  return serialization === 'json' ? name : `${name} (${serialization})`;
}

const FORMATS = { cyclonedx: 'CycloneDX', spdx: 'SPDX' } as const;
