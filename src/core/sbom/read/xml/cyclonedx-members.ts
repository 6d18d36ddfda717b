/**
 * How the XML of CycloneDX is written otherwise than its JSON, by the names of elements: from
 * comparing bom-1.N.xsd with bom-1.N.schema.json.
 */

/** Lists, and the elements that are their entries. */
export const LISTS: ReadonlyMap<string, readonly string[]> = new Map([
  ['altIds', ['altId']],
  ['ancestors', ['component']],
  ['annotations', ['annotation']],
  ['authors', ['author']],
  ['citations', ['citation']],
  ['commits', ['commit']],
  ['components', ['component']],
  ['compositions', ['composition']],
  ['descendants', ['component']],
  ['endpoints', ['endpoint']],
  ['externalReferences', ['reference']],
  ['formulation', ['formula']],
  ['hashes', ['hash']],
  ['licenseTypes', ['licenseType']],
  ['licenses', ['license', 'expression', 'expression-detailed']],
  ['lifecycles', ['lifecycle']],
  ['occurrences', ['occurrence']],
  ['patches', ['patch']],
  ['properties', ['property']],
  ['ratings', ['rating']],
  ['resolves', ['issue']],
  ['services', ['service']],
  ['tags', ['tag']],
  ['variants', ['component']],
  ['vulnerabilities', ['vulnerability']],
  ['workflows', ['workflow']],
]);

/** Entries that are text; all others are objects, also where they are empty. */
export const TEXT_ENTRIES: ReadonlySet<string> = new Set([
  'altId',
  'endpoint',
  'licenseType',
  'tag',
]);

/** Elements that are objects, also where they are empty and could be text. */
export const OBJECTS: ReadonlySet<string> = new Set([
  'component',
  'contact',
  'details',
  'evidence',
  'individual',
  'manufacture',
  'manufacturer',
  'metadata',
  'organization',
  'pedigree',
  'provider',
  'supplier',
  'swid',
]);

/** Elements that may be repeated, and are lists in JSON, by what they stand in. */
export const REPEATED: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['component', new Set(['data', 'omniborId', 'swhid'])],
  ['expression-detailed', new Set(['details'])],
  ['manufacture', new Set(['contact', 'url'])],
  ['manufacturer', new Set(['contact', 'url'])],
  ['organization', new Set(['contact', 'url'])],
  ['provider', new Set(['contact', 'url'])],
  ['supplier', new Set(['contact', 'url'])],
]);

/** What a composition is about: references only. */
export const COMPOSED: ReadonlySet<string> = new Set([
  'assemblies',
  'dependencies',
  'vulnerabilities',
]);

/**
 * Attributes that some version has. The schemas allow others on nearly every element, so those are
 * left out, and a component does not become invalid by them.
 */
const ATTRIBUTES: ReadonlySet<string> = new Set([
  'acknowledgement',
  'alg',
  'bom-ref',
  'content-type',
  'description',
  'encoding',
  'expression',
  'flow',
  'license-identifier',
  'name',
  'patch',
  'ref',
  'tagId',
  'tagVersion',
  'type',
  'version',
]);
const ATTRIBUTES_OF: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['component', new Set(['bom-ref', 'isExternal', 'mime-type', 'type'])],
  ['service', new Set(['bom-ref'])],
]);

/** The attributes of an element that have a place in JSON. */
export function attributesKnownOf(element: string): ReadonlySet<string> {
  return ATTRIBUTES_OF.get(element) ?? ATTRIBUTES;
}

/** Attributes and elements that JSON calls by another name. */
export const RENAMED: ReadonlyMap<string, string> = new Map([
  ['content-type', 'contentType'],
  ['details', 'expressionDetails'],
  ['license-identifier', 'licenseIdentifier'],
]);

export const BOOLEANS: ReadonlySet<string> = new Set([
  'authenticated',
  'isExternal',
  'modified',
  'patch',
  'x-trust-boundary',
]);

/** Where CycloneDX 1.1 had its dependencies: in an extension, which became part of 1.2. */
export const DEPENDENCY_GRAPH = 'http://cyclonedx.org/schema/ext/dependency-graph/1.0';
