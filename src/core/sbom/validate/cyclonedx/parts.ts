import { isObject, member as memberOf, type JsonObject } from '../../read/json';
import { toPointer } from '../../read/json-pointer';

/** A part of a document that can be checked by itself: an entry of a list of it, or a member. */
export interface Part {
  readonly value: unknown;
  /** Where it is in the document. */
  readonly path: string;
  /** The member of a document that takes such a part. */
  readonly member: string;
  /** Whether that is a list. */
  readonly isEntry: boolean;
}

/** A list whose entries are parts. */
export interface PartList {
  readonly values: readonly unknown[];
  readonly path: string;
  readonly member: string;
}

/** Those that hold lists of their own kind. */
const NESTED: ReadonlySet<string> = new Set(['components', 'services']);

/** The document without its parts: its lists are empty, its members with members are gone. */
export function shellOf(document: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(document)
      .filter(([, value]) => !isObject(value))
      .map(([member, value]) => [member, Array.isArray(value) ? [] : value]),
  );
}

/** The lists of the document. */
export function listsOf(document: JsonObject): PartList[] {
  return Object.entries(document).flatMap(([member, values]) =>
    Array.isArray(values) ? [{ values, path: toPointer([member]), member }] : [],
  );
}

/** The members of the document that have members. */
export function membersOf(document: JsonObject): Part[] {
  return Object.entries(document).flatMap(([member, value]) =>
    isObject(value) ? [{ value, path: toPointer([member]), member, isEntry: false }] : [],
  );
}

export function entryOf({ values, path, member }: PartList, index: number): Part {
  return { value: values[index], path: `${path}/${index}`, member, isEntry: true };
}

/** The list that a part holds of parts of its kind, such as the components of a component. */
export function innerList({ value, path, member, isEntry }: Part): PartList | undefined {
  if (!isEntry || !NESTED.has(member) || !isObject(value)) return undefined;
  const values = memberOf(value, member);
  return Array.isArray(values) ? { values, path: `${path}/${member}`, member } : undefined;
}

/** The value of a part, with that list empty: its entries are parts themselves. */
export function outerValue(part: Part): unknown {
  const { value, member } = part;
  return innerList(part) === undefined || !isObject(value) ? value : { ...value, [member]: [] };
}
