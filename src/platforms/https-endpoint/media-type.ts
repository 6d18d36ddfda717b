import type { Notation } from '../../core/delivery/types';

/**
 * The media type of a document, as registered with IANA: those of CycloneDX and of SPDX 3 take the
 * version of the specification; SPDX as YAML, XML and RDF has only the type of its syntax.
 */
export function mediaType({ format, serialization, specVersion }: Notation): string {
  // A parameter is a token; anything else than a version number is not one.
  const version = /^\d+(\.\d+){1,2}$/.test(specVersion) ? `; version=${specVersion}` : '';
  switch (serialization) {
    case 'json':
      if (format === 'cyclonedx') return `application/vnd.cyclonedx+json${version}`;
      return specVersion.startsWith('3.')
        ? `application/spdx3+json${version}`
        : 'application/spdx+json';
    case 'xml':
      return format === 'cyclonedx' ? `application/vnd.cyclonedx+xml${version}` : 'application/xml';
    case 'yaml':
      return 'application/yaml';
    case 'tag-value':
      return 'text/spdx; charset=utf-8';
    case 'rdf':
      return 'application/rdf+xml';
  }
}
