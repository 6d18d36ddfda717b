import type { Notation } from '../../core/delivery/types';

/**
 * Why Interlynk does not take a document, in one plain line; undefined = it does. It takes
 * CycloneDX 1.2 to 1.7 in JSON and XML and SPDX 2.2 and 2.3 in JSON
 * (https://docs.interlynk.io/, core concepts, versions). Its guide to uploads names SPDX tag-value
 * as well; since what it cannot read is accepted and then never seen again, the shorter list holds.
 */
export function refusedNotation({
  format,
  serialization,
  specVersion,
}: Notation): string | undefined {
  if (format === 'cyclonedx') {
    return specVersion === '1.0' || specVersion === '1.1'
      ? `Interlynk takes CycloneDX from 1.2 on; this is ${specVersion}.`
      : undefined;
  }
  if (specVersion.startsWith('3.')) return 'Interlynk does not take SPDX 3.';
  if (serialization === 'json') return undefined;
  return `Interlynk does not take SPDX in ${NAMES[serialization]}.`;
}

const NAMES = { xml: 'XML', yaml: 'YAML', rdf: 'RDF', 'tag-value': 'tag-value text' } as const;
