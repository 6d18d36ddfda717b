import type { SbomFormat } from '../../../src/core/sbom/formats';
import type { Identity } from '../../../src/core/sbom/types';
import { isUnread, type InspectedDocument } from '../inspection';

const FORMATS: Readonly<Record<SbomFormat, string>> = { cyclonedx: 'CycloneDX', spdx: 'SPDX' };
const SERIALIZATIONS: Readonly<Record<NonNullable<Identity['serialization']>, string>> = {
  json: 'JSON',
  xml: 'XML',
  yaml: 'YAML',
  'tag-value': 'tag-value',
  rdf: 'RDF',
};

/** `CycloneDX 1.6 JSON`; for an envelope what is in it, `CycloneDX 1.6 signed`. */
export function formatName(document: InspectedDocument): string {
  const { identity, inside } = document;
  const { format, specVersion, serialization } = (inside ?? { identity }).identity;
  if (format === null) return isUnread(document) ? 'not read' : 'no SBOM';
  const written = serialization && SERIALIZATIONS[serialization];
  return [FORMATS[format], specVersion, inside === undefined ? written : 'signed']
    .filter((part) => part !== null)
    .join(' ');
}
