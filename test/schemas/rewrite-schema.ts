import {
  isSchemaObject,
  mapSchemas,
  type JsonSchema,
  type Resolve,
  type RewriteStep,
} from './json-schema';
import { chooseOne, dropNarrower } from './rewrite-alternatives';

/** Nothing is held against these: the ones that generators write are hardly ever well-formed. */
const UNCHECKED_FORMATS = new Set<unknown>(['iri-reference', 'idn-email']);

/**
 * The same schema in words that compile to less and faster code. Verdicts stay the same, but for
 * licence ids: those that are newer than the schema are told apart by our own code, so the list of
 * them is left out here.
 */
export function rewriteSchema(schema: JsonSchema, resolve: Resolve): JsonSchema {
  const steps = [
    dropFormat,
    dropLicenceIds,
    shorterPattern,
    closeProperties,
    dropNarrower,
    chooseOne,
  ];
  const inner = mapSchemas(schema, (each) => rewriteSchema(each, resolve));
  return steps.reduce((rewritten, step) => step(rewritten, resolve, schema), inner);
}

const dropFormat: RewriteStep = (schema) => {
  if (!UNCHECKED_FORMATS.has(schema['format'])) return schema;
  const { format: _format, ...rest } = schema;
  return rest;
};

const dropLicenceIds: RewriteStep = (schema) => {
  if (schema['$ref'] !== 'spdx.SNAPSHOT.schema.json') return schema;
  const { $ref: _ref, ...rest } = schema;
  return { ...rest, type: 'string', licenceId: true };
};

/** Five lengths, tried one after the other: said so that each character is looked at once. */
const HASH = '^([a-fA-F0-9]{32}|[a-fA-F0-9]{40}|[a-fA-F0-9]{64}|[a-fA-F0-9]{96}|[a-fA-F0-9]{128})$';
const HASH_IN_STEPS =
  '^[a-fA-F0-9]{32}(?:[a-fA-F0-9]{8}(?:[a-fA-F0-9]{24}(?:[a-fA-F0-9]{32}(?:[a-fA-F0-9]{32})?)?)?)?$';

const shorterPattern: RewriteStep = (schema) =>
  schema['pattern'] === HASH ? { ...schema, pattern: HASH_IN_STEPS } : schema;

/** `properties` of keywords.ts refuses the others in the same pass. */
const closeProperties: RewriteStep = (schema) => {
  const isClosed =
    schema['additionalProperties'] === false &&
    isSchemaObject(schema['properties']) &&
    !('patternProperties' in schema);
  if (!isClosed) return schema;
  const { additionalProperties: _closed, ...rest } = schema;
  return { ...rest, onlyProperties: true };
};
