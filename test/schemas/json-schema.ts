/** A JSON schema (draft-07) as plain data. */
export type JsonSchema = Readonly<Record<string, unknown>>;

export function isSchemaObject(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The members of these are names of a document or of a definition, and no keywords. */
const NAMED = new Set(['properties', 'patternProperties', 'definitions', 'dependencies']);

/** The same schema with every schema directly inside it replaced. */
export function mapSchemas(
  schema: JsonSchema,
  replace: (inner: JsonSchema) => JsonSchema,
): JsonSchema {
  const each = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(each);
    return isSchemaObject(value) ? replace(value) : value;
  };
  const eachNamed = (value: unknown): unknown =>
    isSchemaObject(value)
      ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, each(inner)]))
      : value;
  return Object.fromEntries(
    Object.entries(schema).map(([name, value]) => [
      name,
      NAMED.has(name) ? eachNamed(value) : each(value),
    ]),
  );
}

/** What a `$ref` names. */
export type Resolve = (reference: string) => JsonSchema;

/** Says a schema in other words: gets what the steps before it made, and it as it was written. */
export type RewriteStep = (
  rewritten: JsonSchema,
  resolve: Resolve,
  written: JsonSchema,
) => JsonSchema;
