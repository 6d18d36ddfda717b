import { expect, it } from '@jest/globals';
import type { Notation } from '../../../src/core/delivery/types';
import { mediaType } from '../../../src/platforms/https-endpoint/media-type';

it.each<[Notation['format'], Notation['serialization'], string, string]>([
  ['cyclonedx', 'json', '1.6', 'application/vnd.cyclonedx+json; version=1.6'],
  ['cyclonedx', 'xml', '1.4', 'application/vnd.cyclonedx+xml; version=1.4'],
  ['cyclonedx', 'json', '1.6\r\nx: y', 'application/vnd.cyclonedx+json'],
  ['spdx', 'json', '2.3', 'application/spdx+json'],
  ['spdx', 'json', '3.0.1', 'application/spdx3+json; version=3.0.1'],
  ['spdx', 'tag-value', '2.3', 'text/spdx; charset=utf-8'],
  ['spdx', 'yaml', '2.3', 'application/yaml'],
  ['spdx', 'xml', '2.3', 'application/xml'],
  ['spdx', 'rdf', '2.3', 'application/rdf+xml'],
])('%s as %s, %j: %s', (format, serialization, specVersion, type) => {
  expect(mediaType({ format, serialization, specVersion })).toBe(type);
});
