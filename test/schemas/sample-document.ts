import { isSchemaObject, type JsonSchema } from './json-schema';

/** Gives numbers from 0 to 1, the same ones for the same seed. */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const UUID = '3e671687-395b-41f5-a30f-a58921a69b79';
const TEXTS = [
  'a',
  '',
  'MIT',
  'a text',
  'line\nline',
  `urn:uuid:${UUID}`,
  `urn:cdx:${UUID}/1`,
  `urn:cdx:${UUID}/1#a`,
  '2026-01-31T09:30:00Z',
  '2026-01-31',
  'a'.repeat(64),
  'text/plain',
  'en-US',
  'CRE:764-507',
  'DE',
  'EP 1234567',
  'https://example.com/',
  'Apache-9',
  'x'.repeat(1025),
  '😀'.repeat(600),
];

/**
 * A document by a schema, with as much of what that allows as chance puts in; mostly it keeps the
 * schema, and not always. So tests reach parts of the schema of which no real SBOM is at hand.
 */
export function sampleDocument(
  root: JsonSchema,
  others: Readonly<Record<string, JsonSchema>>,
  random: () => number,
): unknown {
  const pick = <T>(values: readonly T[]): T | undefined =>
    values[Math.floor(random() * values.length)];

  const textFor = (schema: JsonSchema): string => {
    const pattern =
      typeof schema['pattern'] === 'string' ? new RegExp(schema['pattern'], 'u') : /^[^]*$/u;
    const { format, minLength } = schema;
    const fits = TEXTS.filter((text) => {
      if (format === 'date-time') return text.includes('T09');
      if (format === 'date') return text === '2026-01-31';
      return pattern.test(text) && (minLength === undefined || text !== '') && text.length < 1000;
    });
    return (random() < 0.98 ? pick(fits) : pick(TEXTS)) ?? 'a';
  };

  const make = (schema: unknown, at: JsonSchema, depth: number): unknown => {
    if (!isSchemaObject(schema)) return 'a';
    if (typeof schema['$ref'] === 'string') {
      const [file = '', pointer = ''] = schema['$ref'].split('#');
      const [, other] =
        Object.entries(others).find(([address]) => file !== '' && address.endsWith(file)) ?? [];
      const document = other ?? at;
      const found = pointer
        .split('/')
        .slice(1)
        .reduce<unknown>(
          (inside, name) => (isSchemaObject(inside) ? inside[name] : undefined),
          document,
        );
      return make(found, document, depth);
    }
    const alternatives = schema['oneOf'] ?? schema['anyOf'];
    const chosen = Array.isArray(alternatives) ? pick(alternatives as unknown[]) : undefined;
    const both = isSchemaObject(chosen)
      ? { ...schema, ...chosen, oneOf: undefined, anyOf: undefined }
      : schema;
    if (both !== schema && '$ref' in both) return make(both, at, depth);
    if (Array.isArray(both['enum'])) return pick(both['enum'] as unknown[]);
    switch (
      both['type'] ??
      ('properties' in both || 'properties' in schema ? 'object' : 'string')
    ) {
      case 'object':
        return members({ ...schema, ...both }, at, depth);
      case 'array':
        return entries(both, at, depth);
      case 'integer':
        return Math.floor(random() * 5) + 1;
      case 'number':
        return random();
      case 'boolean':
        return random() < 0.5;
      default:
        return textFor(both);
    }
  };

  const members = (schema: JsonSchema, at: JsonSchema, depth: number): JsonSchema => {
    const properties = { ...(schema['properties'] as JsonSchema | undefined) };
    const required = new Set(
      Array.isArray(schema['required']) ? (schema['required'] as string[]) : [],
    );
    const alternatives = schema['oneOf'];
    const others = Array.isArray(alternatives)
      ? alternatives
          .filter(isSchemaObject)
          .flatMap(({ required: names }) => (Array.isArray(names) ? (names as string[]) : []))
      : [];
    const share = depth > 6 ? 0 : depth > 3 ? 0.1 : 0.35;
    const kept = Object.entries(properties).filter(
      ([name]) => required.has(name) || (!others.includes(name) && random() < share),
    );
    return Object.fromEntries(kept.map(([name, inner]) => [name, make(inner, at, depth + 1)]));
  };

  const entries = (schema: JsonSchema, at: JsonSchema, depth: number): unknown[] => {
    const { items } = schema;
    if (Array.isArray(items)) return items.map((item) => make(item, at, depth + 1));
    const length = depth > 6 ? 1 : Math.floor(random() * 3);
    return Array.from({ length }, () => make(items, at, depth + 1));
  };

  return make(root, root, 0);
}
