/**
 * How a value breaks a schema, as the compiled code tells it: ajv's error objects without message
 * and place in the schema. `params` depends on the keyword.
 */
export interface SchemaError {
  /** A JSON pointer into the value. */
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/**
 * A compiled schema: whether a value keeps it. Where it does not, `errors` holds the first breach
 * found, preceded by those of the alternatives that were tried, until the next call.
 *
 * Every id of a licence passes; those met are added to `licenceIds`, which the caller empties.
 */
export interface Validate {
  (value: unknown): boolean;
  errors?: readonly SchemaError[] | null;
  readonly licenceIds: Set<string>;
}
