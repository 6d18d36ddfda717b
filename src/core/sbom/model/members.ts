import { elements, isObject, member, text, type JsonObject } from '../read/json';

/** What a model holds while it is being built. */
export type Draft<T> = { -readonly [K in keyof T]: T[K] };

/** The one empty list: most components have no hashes, no properties, no references. */
export const NO_ENTRIES: readonly never[] = Object.freeze([]);

/** A member that is an object. */
export function child(object: JsonObject | undefined, name: string): JsonObject | undefined {
  const value = member(object, name);
  return isObject(value) ? value : undefined;
}

/** The elements of a member that is an array. */
export function list(object: JsonObject | undefined, name: string): readonly unknown[] {
  const value = member(object, name);
  return value === undefined ? NO_ENTRIES : elements(value);
}

/** What is made of the objects of a list, in its order; undefined is left out. */
export function collect<T>(
  entries: readonly unknown[],
  make: (entry: JsonObject, index: number) => T | undefined,
): readonly T[] {
  let made: T[] | undefined;
  for (let index = 0; index < entries.length; index += 1) {
    const entry = entries[index];
    const value = isObject(entry) ? make(entry, index) : undefined;
    if (value === undefined) continue;
    if (made === undefined) made = [value];
    else made.push(value);
  }
  return made ?? NO_ENTRIES;
}

/** The texts of a list that are not empty: the list itself where they all are. */
export function texts(entries: readonly unknown[]): readonly string[] {
  if (entries.length === 0) return NO_ENTRIES;
  // `every` and `filter` leap over holes, which parsed documents have none of.
  return entries.every(isText) ? entries : entries.filter(isText);
}

/** `text()` for the members that documents mostly leave out. */
export function rareText(object: JsonObject | undefined, name: string): string | undefined {
  return object?.[name] === undefined ? undefined : text(object, name);
}

/** Sets a member where there is a value: `exactOptionalPropertyTypes` knows no undefined ones. */
export function put<T, K extends keyof T>(draft: T, key: K, value: T[K] | undefined): void {
  if (value !== undefined) draft[key] = value;
}

/** NOASSERTION and NONE say that nothing is said (SPDX 2.3 clause 7; generators use them in CycloneDX too). */
export function said(value: string | undefined): string | undefined {
  return value === 'NOASSERTION' || value === 'NONE' ? undefined : value;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
