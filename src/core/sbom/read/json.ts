/** An object of a parsed JSON document: members are unknown until looked at. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The elements of an array; of anything else, none. */
export function elements(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

/** The objects among the elements of an array. */
export function objects(value: unknown): readonly JsonObject[] {
  return elements(value).filter(isObject);
}

/** A member of the document itself; what objects inherit, such as `constructor`, is none. */
export function member(object: JsonObject | undefined, name: string): unknown {
  const value = object?.[name];
  // Absent members are the most: asking who owns a value is dearer than reading it.
  return value !== undefined && object !== undefined && Object.hasOwn(object, name)
    ? value
    : undefined;
}

/** A member that is a string with something in it. */
export function text(object: JsonObject | undefined, name: string): string | undefined {
  const value = member(object, name);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Deeper than any generator nests, shallow enough for every recursive reader behind us. */
export const MAX_DEPTH = 1000;

/** An SBOM of 30 MB has some 1.5 million values; of the shortest ones there is room for far more. */
export const MAX_VALUES = 2_500_000;

/** No format has objects whose members are not known; a lock file has some thousands in one. */
export const MAX_MEMBERS = 100_000;
