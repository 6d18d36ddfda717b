import { quote } from '../../findings/collect';
import { isObject, text, type JsonObject } from '../../read/json';
import type { GroupedFindings } from '../../findings/group-findings';
import { SPDX_3_CLASSES, SPDX_3_RELATIONSHIPS } from './spdx3-classes';

type Add = GroupedFindings['add'];
type Path = () => string;

const NAMED: ReadonlySet<string> = new Set(['software_Package', 'software_File']);

/** An object of the graph: its type, what the type requires, its id and who created it. */
export function checkSpdx3Object(
  entry: JsonObject,
  path: Path,
  creations: ReadonlySet<string>,
  add: Add,
): void {
  const type = text(entry, 'type');
  if (type === undefined) {
    const message = 'An entry of @graph has no type';
    add('schema-required', 'type', () => ({ path, message }));
    return;
  }
  const known = SPDX_3_CLASSES.get(type);
  if (known === undefined) {
    // An IRI is a class that somebody else defines.
    if (!isIri(type)) unknownType(type, path, add);
  } else {
    for (const member of known.required) {
      if (entry[member] !== undefined) continue;
      const message = `A ${type} has no ${member}, which SPDX 3 requires`;
      add('schema-required', `${type} ${member}`, () => ({ path, message }));
    }
  }
  if (known?.element !== false) {
    checkId(entry, path, add);
    checkCreation(entry, path, creations, add);
  }
  if (NAMED.has(type) && text(entry, 'name') === undefined) {
    const message = `A ${type} has no name`;
    add('spdx3-no-name', `${type} name`, () => ({ path, message }));
  }
  if (known?.required.includes('relationshipType') === true) checkRelationship(entry, path, add);
}

/** Pattern of the schema: something with a colon that is no blank node. */
function isIri(value: string): boolean {
  const colon = value.indexOf(':', 1);
  return !value.startsWith('_:') && colon > 0 && colon < value.length - 1;
}

function unknownType(type: string, path: Path, add: Add): void {
  add('spdx3-unknown-word', `type ${type}`, () => ({
    path: () => `${path()}/type`,
    value: type,
    message: `SPDX 3.0.1 has no type ${quote(type)} for an element`,
  }));
}

function checkId(entry: JsonObject, path: Path, add: Add): void {
  const { spdxId } = entry;
  if (spdxId === undefined) {
    const message = 'An element has no spdxId, which SPDX 3 requires';
    add('schema-required', 'spdxId', () => ({ path, message }));
  } else if (typeof spdxId !== 'string' || !isIri(spdxId)) {
    add(typeof spdxId === 'string' ? 'schema-value' : 'schema-type', 'spdxId form', () => ({
      path: () => `${path()}/spdxId`,
      message: 'spdxId must be an IRI, such as https://example.com/sbom#package',
      ...(typeof spdxId === 'string' && { value: spdxId }),
    }));
  }
}

function checkCreation(
  entry: JsonObject,
  path: Path,
  creations: ReadonlySet<string>,
  add: Add,
): void {
  const { creationInfo } = entry;
  if (creationInfo === undefined) {
    const message = 'An element has no creationInfo, which SPDX 3 requires';
    add('schema-required', 'creationInfo', () => ({ path, message }));
  } else if (typeof creationInfo !== 'string') {
    if (isObject(creationInfo)) return;
    const message = 'creationInfo must be a reference or an object';
    const at = () => `${path()}/creationInfo`;
    add('schema-type', 'creationInfo type', () => ({ path: at, message }));
  } else if (!creations.has(creationInfo)) {
    add('ref-dangling', `creationInfo ${creationInfo}`, () => ({
      path: () => `${path()}/creationInfo`,
      value: creationInfo,
      message: 'creationInfo refers to nothing in the graph',
    }));
  }
}

function checkRelationship(entry: JsonObject, path: Path, add: Add): void {
  const { to, relationshipType } = entry;
  if (to !== undefined && !(Array.isArray(to) && to.length > 0)) {
    const message = 'The member "to" of a relationship must be a list with an element in it';
    const at = () => `${path()}/to`;
    add('schema-type', 'relationship to', () => ({ path: at, message }));
  }
  if (typeof relationshipType !== 'string' || SPDX_3_RELATIONSHIPS.has(relationshipType)) return;
  add('spdx3-unknown-word', `relationship ${relationshipType}`, () => ({
    path: () => `${path()}/relationshipType`,
    value: relationshipType,
    message: `SPDX 3.0.1 has no relationship ${quote(relationshipType)}`,
  }));
}
