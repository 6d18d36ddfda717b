/**
 * Where and how a value breaks a schema, as the compiled code tells it: ajv's error objects without
 * their messages. `params` depends on the keyword.
 */
export interface SchemaError {
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/**
 * A compiled schema: whether a value keeps it. Where it does not, `errors` holds the first breach
 * found, preceded by those of the alternatives that were tried, until the next call.
 */
export interface Validate {
  (value: unknown): boolean;
  errors?: readonly SchemaError[] | null;
}
