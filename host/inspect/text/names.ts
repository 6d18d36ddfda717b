import type { Identity, SbomFormat } from '../../../src/core/sbom/types';
import type { InspectedDocument } from '../inspection';

const FORMATS: Readonly<Record<SbomFormat, string>> = { cyclonedx: 'CycloneDX', spdx: 'SPDX' };
const SERIALIZATIONS: Readonly<Record<NonNullable<Identity['serialization']>, string>> = {
  json: 'JSON',
  xml: 'XML',
  yaml: 'YAML',
  'tag-value': 'tag-value',
  rdf: 'RDF',
};

/** `CycloneDX 1.6 JSON`; for an envelope what is in it. */
export function formatName({ identity, inside }: InspectedDocument): string {
  if (inside !== undefined) return `${formatName(inside)} †`;
  const { format, specVersion, serialization } = identity;
  if (format === null) return 'no SBOM';
  return [FORMATS[format], specVersion, serialization && SERIALIZATIONS[serialization]]
    .filter((part) => part !== null)
    .join(' ');
}
