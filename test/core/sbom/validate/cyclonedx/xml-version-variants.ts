import { cycloneDxXml } from '../../read/cyclonedx-xml';

export interface Variant {
  readonly name: string;
  readonly version: string;
  readonly xml: string;
  /** The finding. */
  readonly kind: string;
  readonly at: string;
}

/** A document of another version with one text put for another. */
function changed(minor: number, from: string, to: string): { version: string; xml: string } {
  const before = cycloneDxXml(minor);
  if (!before.includes(from)) throw new Error(`No ${from} in 1.${minor}`);
  return { version: `1.${minor}`, xml: before.replace(from, to) };
}

/** Fine in another version than the one that they declare. */
export const VERSION_VARIANTS: readonly Variant[] = [
  {
    name: 'no version in 1.3',
    ...changed(3, '<version>1.10</version>', ''),
    kind: 'schema-required',
    at: '/components/0',
  },
  {
    name: 'no modified in 1.0',
    ...changed(0, '<modified>false</modified>', ''),
    kind: 'schema-required',
    at: '/components/0',
  },
  {
    name: 'no components in 1.1',
    version: '1.1',
    xml: '<bom xmlns="http://cyclonedx.org/schema/bom/1.1"/>',
    kind: 'schema-required',
    at: '',
  },
  {
    name: 'lifecycles in 1.4',
    ...changed(4, '<timestamp>', '<lifecycles/><timestamp>'),
    kind: 'schema-unknown-member',
    at: '/metadata/lifecycles',
  },
  {
    name: 'a type of 1.5 in 1.4',
    ...changed(4, 'type="framework"', 'type="data"'),
    kind: 'schema-value',
    at: '/components/0/components/0/type',
  },
  {
    name: 'a hash algorithm of 1.7 in 1.6',
    ...changed(6, 'alg="SHA-1"', 'alg="Streebog-256"'),
    kind: 'schema-value',
    at: '/components/0/hashes/0/alg',
  },
  {
    name: 'tools as components in 1.4',
    ...changed(4, '<tools>', '<tools><components/>'),
    kind: 'schema-unknown-member',
    at: '/metadata/tools/components',
  },
  {
    name: 'an excluded component in 1.0',
    ...changed(0, '<scope>required', '<scope>excluded'),
    kind: 'schema-value',
    at: '/components/0/scope',
  },
];
