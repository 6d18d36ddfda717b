import { mapSchemas, type JsonSchema } from './json-schema';

/** What says nothing about whether a document is valid. */
const TEXT = new Set(['title', 'description', '$comment', 'contentMediaType', 'contentEncoding']);
const ANY = new Set(['default', 'deprecated', 'meta:enum', 'examples']);

/** A schema without its annotations, which are most of its text. */
export function stripAnnotations(schema: JsonSchema): JsonSchema {
  const kept = Object.entries(schema).filter(
    ([name, value]) => !(TEXT.has(name) && typeof value === 'string') && !ANY.has(name),
  );
  return mapSchemas(Object.fromEntries(kept), stripAnnotations);
}
