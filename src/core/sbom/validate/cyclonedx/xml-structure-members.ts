import {
  any,
  boolean,
  integer,
  listOf,
  member,
  objectOf,
  objects,
  required,
  text,
  texts,
  type ObjectRule,
  type ValueRule,
} from './xml-structure-rules';
import {
  ACKNOWLEDGEMENT,
  AGGREGATE,
  COMPONENT_TYPE,
  DATE_TIME,
  HASH_ALGORITHM,
  HASH_VALUE,
  MIME_TYPE,
  PHASE,
  REFERENCE_TYPE,
  SCOPE,
  SERIAL_NUMBER,
} from './xml-structure-values';

/**
 * What the elements of a document may hold, in the names that JSON gives them: bom-1.0.xsd to
 * bom-1.7.xsd. `any`: not looked into.
 */
const rule = (name: string, members: Readonly<Record<string, ReturnType<typeof member>>>) => ({
  name,
  members: new Map(Object.entries(members)),
});

const components = objects(() => COMPONENT);
const services = objects(() => SERVICE);
const entity = objectOf(() => ENTITY);
const contacts = objects(() => CONTACT);
const hashes = objects(() => HASH);
const licences = objects(() => LICENCE_CHOICE);
const properties = objects(() => PROPERTY);
const references = objects(() => REFERENCE);

export const DOCUMENT: ObjectRule = rule('the document', {
  bomFormat: member(any),
  specVersion: member(any),
  serialNumber: member(SERIAL_NUMBER),
  version: member(integer),
  signature: member(any),
  metadata: member(
    objectOf(() => METADATA),
    2,
  ),
  components: required(components, (minor) => minor < 2),
  services: member(services, 2),
  externalReferences: member(references, 1),
  // 1.1 has them by an extension, whose namespace is not asked for here.
  dependencies: member(objects(() => DEPENDENCY)),
  compositions: member(
    objects(() => COMPOSITION),
    3,
  ),
  properties: member(properties, 3),
  vulnerabilities: member(
    listOf(() => any),
    4,
  ),
  annotations: member(any, 5),
  formulation: member(any, 5),
  declarations: member(any, 6),
  definitions: member(any, 6),
  citations: member(any, 7),
});

const TOOLS: ValueRule = {
  kind: 'either',
  list: () => objects(() => TOOL),
  object: () => TOOL_LISTS,
};

const METADATA: ObjectRule = rule('metadata', {
  timestamp: member(DATE_TIME),
  lifecycles: member(
    objects(() => LIFECYCLE),
    5,
  ),
  tools: member(TOOLS),
  authors: member(contacts),
  component: member(objectOf(() => COMPONENT)),
  manufacturer: member(entity, 6),
  manufacture: member(entity),
  supplier: member(entity),
  licenses: member(licences, 3),
  properties: member(properties, 3),
  distributionConstraints: member(any, 7),
  signature: member(any),
});

const TOOL_LISTS: ObjectRule = rule('tools', {
  components: member(components, 5),
  services: member(services, 5),
});
const TOOL: ObjectRule = rule('a tool', {
  vendor: member(text),
  name: member(text),
  version: member(text),
  hashes: member(hashes),
  externalReferences: member(references, 4),
});

const LIFECYCLE: ObjectRule = {
  ...rule('a lifecycle', {
    phase: member(PHASE),
    name: member(text),
    description: member(text),
  }),
  choice: { of: ['phase', 'name'], requiredSince: 5 },
};

const COMPONENT: ObjectRule = rule('a component', {
  type: required(COMPONENT_TYPE),
  'mime-type': member(MIME_TYPE),
  'bom-ref': member(text),
  isExternal: member(any),
  supplier: member(entity, 2),
  manufacturer: member(entity, 6),
  authors: member(contacts, 6),
  author: member(text, 2),
  publisher: member(text),
  group: member(text),
  name: required(text),
  version: required(text, (minor) => minor < 4),
  versionRange: member(text, 7),
  description: member(text),
  scope: member(SCOPE),
  hashes: member(hashes),
  licenses: member(licences),
  copyright: member(text),
  patentAssertions: member(any, 7),
  cpe: member(text),
  purl: member(text),
  omniborId: member(texts, 6),
  swhid: member(texts, 6),
  swid: member(
    objectOf(() => SWID),
    2,
  ),
  modified: required(boolean, (minor) => minor === 0),
  pedigree: member(
    objectOf(() => PEDIGREE),
    1,
  ),
  externalReferences: member(references, 1),
  properties: member(properties, 3),
  components: member(components),
  evidence: member(any, 3),
  releaseNotes: member(any, 4),
  modelCard: member(any, 5),
  data: member(any, 5),
  cryptoProperties: member(any, 6),
  tags: member(texts, 6),
  signature: member(any),
});

const PEDIGREE: ObjectRule = rule('a pedigree', {
  ancestors: member(components),
  descendants: member(components),
  variants: member(components),
  commits: member(any),
  patches: member(any, 2),
  notes: member(text),
});

const SWID: ObjectRule = rule('a SWID tag', {
  tagId: required(text),
  name: required(text),
  version: member(text),
  tagVersion: member(any),
  patch: member(boolean),
  text: member(any),
  url: member(text),
});

const SERVICE: ObjectRule = rule('a service', {
  'bom-ref': member(text),
  provider: member(entity),
  group: member(text),
  name: required(text),
  version: member(text),
  description: member(text),
  endpoints: member(texts),
  authenticated: member(boolean),
  'x-trust-boundary': member(boolean),
  trustZone: member(text, 5),
  data: member(any),
  licenses: member(licences),
  patentAssertions: member(any, 7),
  externalReferences: member(references),
  properties: member(properties, 3),
  services: member(services),
  releaseNotes: member(any, 4),
  tags: member(texts, 6),
  signature: member(any),
});

const ENTITY: ObjectRule = rule('an organization', {
  'bom-ref': member(text),
  name: member(text),
  address: member(any, 6),
  url: member(texts),
  contact: member(contacts),
});
const CONTACT: ObjectRule = rule('a contact', {
  'bom-ref': member(text),
  name: member(text),
  email: member(text),
  phone: member(text),
});

const HASH: ObjectRule = rule('a hash', {
  alg: required(HASH_ALGORITHM),
  content: required(HASH_VALUE),
});

const PROPERTY: ObjectRule = rule('a property', { name: required(text), value: member(text) });

const REFERENCE: ObjectRule = rule('an external reference', {
  type: required(REFERENCE_TYPE),
  url: required(text),
  comment: member(text),
  hashes: member(hashes, 3),
  properties: member(properties, 7),
});

/** That a list has licences or one expression is looked at where the list is. */
const LICENCE_CHOICE: ObjectRule = rule('a licence', {
  license: member(objectOf(() => LICENCE)),
  expression: member(text, 1),
  expressionDetails: member(any, 7),
  'bom-ref': member(text),
  acknowledgement: member(ACKNOWLEDGEMENT),
  licensing: member(any, 7),
  properties: member(properties, 7),
});

/** Up to 1.4 the schema lets an element stand that names no licence at all. */
const LICENCE: ObjectRule = {
  ...rule('a licence', {
    'bom-ref': member(text),
    acknowledgement: member(ACKNOWLEDGEMENT),
    id: member(text),
    name: member(text),
    text: member(any, 1),
    url: member(text, 1),
    licensing: member(any, 5),
    properties: member(properties, 5),
  }),
  choice: { of: ['id', 'name'], requiredSince: 5 },
};

const DEPENDENCY: ObjectRule = rule('a dependency', {
  ref: required(text),
  dependsOn: member(texts),
  provides: member(texts, 6),
});

const COMPOSITION: ObjectRule = rule('a composition', {
  'bom-ref': member(text),
  aggregate: required(AGGREGATE),
  assemblies: member(texts),
  dependencies: member(texts),
  vulnerabilities: member(texts, 5),
  signature: member(any),
});
