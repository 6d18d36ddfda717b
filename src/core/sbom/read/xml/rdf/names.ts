import { SPDX_TERMS } from '../identify-xml';
import type { RdfValue } from './graph';

/**
 * Terms of SPDX's vocabulary, such as `http://spdx.org/rdf/terms#relationshipType_dynamicLink`, as
 * JSON writes them. Texts are left as they are.
 */
export function termOf(value: RdfValue | undefined, prefix: string): string | undefined {
  if (value === undefined) return undefined;
  if ('text' in value) return value.text === '' ? undefined : value.text;
  const name = value.node.slice(value.node.lastIndexOf('#') + 1);
  return name.startsWith(prefix) ? name.slice(prefix.length) : name;
}

/** `dynamicLink` → `DYNAMIC_LINK`. */
export function constantCase(name: string): string {
  return name
    .replaceAll(/[a-z](?=[A-Z])/g, '$&_')
    .replaceAll('-', '_')
    .toUpperCase();
}

/** `sha3_256` → `SHA3-256`, `blake2b384` → `BLAKE2b-384`, `sha1` → `SHA1`. */
export function checksumAlgorithm(name: string): string {
  const blake = /^blake2b[-_]?(\d+)$/i.exec(name)?.[1];
  if (blake !== undefined) return `BLAKE2b-${blake}`;
  return name.toUpperCase().replace(/^SHA3_/, 'SHA3-');
}

/** 2.2 writes `PACKAGE_MANAGER` in JSON, 2.3 `PACKAGE-MANAGER`; tag-value and RDF, either. */
export function referenceCategory(name: string, specVersion: string): string {
  const constant = constantCase(name);
  return specVersion === '2.2' ? constant : constant.replaceAll('_', '-');
}

const NOTHING: ReadonlyMap<string, string> = new Map([
  [`${SPDX_TERMS}noassertion`, 'NOASSERTION'],
  [`${SPDX_TERMS}none`, 'NONE'],
]);

/** NOASSERTION and NONE, which RDF writes as individuals. */
export function nothingOf(uri: string): string | undefined {
  return NOTHING.get(uri);
}
