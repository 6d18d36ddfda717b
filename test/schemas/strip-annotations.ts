import { isSchemaObject, type JsonSchema } from './json-schema';

/** What says nothing about whether a document is valid. */
const TEXT = new Set(['title', 'description', '$comment', 'contentMediaType', 'contentEncoding']);
const ANY = new Set(['default', 'deprecated', 'meta:enum', 'examples']);
/** The members of these are names of a document or of a definition, and no keywords. */
const NAMED = new Set(['properties', 'patternProperties', 'definitions', 'dependencies']);

/** A schema without its annotations: they are three quarters of its text. */
export function stripAnnotations(schema: JsonSchema): JsonSchema {
  const kept = Object.entries(schema).filter(
    ([name, value]) => !(TEXT.has(name) && typeof value === 'string') && !ANY.has(name),
  );
  return Object.fromEntries(
    kept.map(([name, value]) => [name, NAMED.has(name) ? stripEach(value) : strip(value)]),
  );
}

function strip(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(strip);
  return isSchemaObject(value) ? stripAnnotations(value) : value;
}

function stripEach(named: unknown): unknown {
  if (!isSchemaObject(named)) return named;
  return Object.fromEntries(Object.entries(named).map(([name, value]) => [name, strip(value)]));
}
