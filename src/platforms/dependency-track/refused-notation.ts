import type { Notation } from '../../core/delivery/types';

/**
 * What the server validates documents against (the schemas of cyclonedx-core-java): XML from 1.0,
 * JSON from 1.2 on. It takes 1.7 since 4.14.4; an older server says so when it is sent one.
 */
const VERSIONS: Readonly<Partial<Record<Notation['serialization'], ReadonlySet<string>>>> = {
  json: new Set(['1.2', '1.3', '1.4', '1.5', '1.6', '1.7']),
  xml: new Set(['1.0', '1.1', '1.2', '1.3', '1.4', '1.5', '1.6', '1.7']),
};

/**
 * Why Dependency-Track does not take a document, in one plain line; undefined = it does. It has no
 * SPDX since version 4 (https://docs.dependencytrack.org/, changelog of 4.0.0).
 */
export function refusedNotation({
  format,
  serialization,
  specVersion,
}: Notation): string | undefined {
  if (format !== 'cyclonedx') return 'Dependency-Track takes CycloneDX only; this is SPDX.';
  if (VERSIONS[serialization]?.has(specVersion) === true) return undefined;
  return `Dependency-Track does not take CycloneDX ${specVersion} in ${serialization.toUpperCase()}.`;
}
