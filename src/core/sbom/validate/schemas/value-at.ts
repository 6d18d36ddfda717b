import { fromPointer } from '../../read/json-pointer';

/** What a JSON pointer leads to; undefined where it leads nowhere. */
export function valueAt(whole: unknown, pointer: string): unknown {
  let at = whole;
  for (const name of fromPointer(pointer)) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, name)) return undefined;
    at = (at as Readonly<Record<string, unknown>>)[name];
  }
  return at;
}

/** A value as a finding may show it: none of an object or a list. */
export function shortValue(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  const isScalar = typeof value === 'number' || typeof value === 'boolean' || value === null;
  return isScalar ? String(value) : undefined;
}
