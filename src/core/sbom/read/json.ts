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

/** A member that is a string with something in it. */
export function text(object: JsonObject | undefined, name: string): string | undefined {
  // A member of Object.prototype, such as `constructor`, is no member of the document.
  if (object === undefined || !Object.hasOwn(object, name)) return undefined;
  const value = object[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Deeper than any generator nests, shallow enough for every recursive reader behind us. */
export const MAX_DEPTH = 1000;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/**
 * Whether brackets nest deeper than MAX_DEPTH. Looked at before parsing: JSON.parse keeps a record
 * per open bracket, so thirty megabytes of `[` would exhaust the memory of the function.
 */
export function isTooDeep(json: string): boolean {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < json.length; index += 1) {
    const code = json.charCodeAt(index);
    if (inString) {
      if (code === BACKSLASH) index += 1;
      else if (code === QUOTE) inString = false;
    } else if (code === QUOTE) {
      inString = true;
    } else if (code === 0x5b || code === 0x7b) {
      depth += 1;
      if (depth > MAX_DEPTH) return true;
    } else if (code === 0x5d || code === 0x7d) {
      depth -= 1;
    }
  }
  return false;
}
