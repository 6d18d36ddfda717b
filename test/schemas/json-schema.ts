/** A JSON schema (draft-07) as plain data. */
export type JsonSchema = { readonly [member: string]: unknown };

export function isSchemaObject(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
