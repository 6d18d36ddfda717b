import { isSchemaObject, type JsonSchema, type Resolve, type RewriteStep } from './json-schema';

const SCALAR_KEYWORDS = new Set(['type', 'minLength', 'pattern', 'format']);

/** `anyOf` of texts of which one takes all that the others do: that one alone. */
export const dropNarrower: RewriteStep = (schema, resolve) => {
  const branches = schemasOf(schema['anyOf']).flatMap((branch) => flatten(branch, resolve));
  const isText = (branch: JsonSchema): boolean =>
    branch['type'] === 'string' && Object.keys(branch).every((name) => SCALAR_KEYWORDS.has(name));
  if (branches.length === 0 || !branches.every(isText)) return schema;
  const widest = branches.find((branch) => takesAll(branch, branches));
  if (widest === undefined) return schema;
  const { anyOf: _anyOf, ...rest } = schema;
  return Object.keys(rest).every((name) => name === 'type' && rest[name] === 'string')
    ? { ...widest }
    : schema;
};

function takesAll(widest: JsonSchema, branches: readonly JsonSchema[]): boolean {
  const { pattern, format, minLength = 0 } = widest;
  if (pattern !== undefined || (format !== undefined && format !== 'iri-reference')) return false;
  if (minLength === 0) return true;
  return minLength === 1 && branches.every((branch) => !takesEmpty(branch));
}

function takesEmpty({ pattern, minLength }: JsonSchema): boolean {
  if (typeof minLength === 'number' && minLength > 0) return false;
  return typeof pattern !== 'string' || new RegExp(pattern, 'u').test('');
}

/** The alternatives that a branch stands for. */
function flatten(branch: JsonSchema, resolve: Resolve): JsonSchema[] {
  const names = Object.keys(branch).join();
  if (names === '$ref') return flatten(resolve(String(branch['$ref'])), resolve);
  if (names === 'anyOf')
    return schemasOf(branch['anyOf']).flatMap((each) => flatten(each, resolve));
  return [branch];
}

/**
 * `oneOf` of which one look at the value tells the only alternative that it can keep: that one is
 * tried and no other. It says what is wrong with the value more plainly, too.
 */
export const chooseOne: RewriteStep = (schema, resolve, written) => {
  const branches = schemasOf(schema['oneOf']);
  if (branches.length < 2) return schema;
  const { oneOf: _oneOf, ...rest } = schema;
  const required = branches.map(onlyRequires);
  if (rest['type'] === 'object' && required.every((names) => names !== undefined)) {
    return { ...rest, requireOne: required };
  }
  const conditions = tellApart(schemasOf(written['oneOf']), resolve);
  if (conditions === undefined || 'if' in rest) return schema;
  const [last = {}, ...others] = branches.toReversed();
  const chosen = others.reduce<JsonSchema>((otherwise, branch) => {
    const condition = conditions[branches.indexOf(branch)];
    return { if: condition, then: branch, else: otherwise };
  }, last);
  return { ...rest, ...chosen };
};

function onlyRequires(branch: JsonSchema): readonly string[] | undefined {
  const { required, ...rest } = branch;
  return Array.isArray(required) && Object.keys(rest).length === 0
    ? (required as string[])
    : undefined;
}

/** For each alternative what a value is that can only keep this one; the last needs none. */
function tellApart(written: readonly JsonSchema[], resolve: Resolve): JsonSchema[] | undefined {
  const branches = written.map((branch) => deref(branch, resolve));
  return byType(branches) ?? byMember(branches) ?? byLicenceList(branches);
}

const TYPES = new Set<unknown>(['string', 'object', 'array', 'boolean', 'null']);

function byType(branches: readonly JsonSchema[]): JsonSchema[] | undefined {
  const types = branches.map(({ type }) => type);
  const areTold = new Set(types).size === types.length && types.every((type) => TYPES.has(type));
  return areTold ? types.map((type) => ({ type })) : undefined;
}

/** Each but the last requires a member that no other allows. */
function byMember(branches: readonly JsonSchema[]): JsonSchema[] | undefined {
  if (!branches.every(isClosed)) return undefined;
  const conditions = branches.slice(0, -1).map((branch) => {
    const others = branches.filter((other) => other !== branch);
    return requiredOf(branch).find((name) =>
      others.every(({ properties }) => isSchemaObject(properties) && !(name in properties)),
    );
  });
  if (!conditions.every((name) => name !== undefined)) return undefined;
  return conditions.map((name) => ({ required: [name] }));
}

/**
 * The licences of CycloneDX 1.5 and 1.6: a list of objects with `license`, or one object with
 * `expression`. Neither object allows what the other requires.
 */
function byLicenceList([list, tuple, ...more]: readonly JsonSchema[]): JsonSchema[] | undefined {
  if (list === undefined || tuple === undefined || more.length > 0) return undefined;
  const item = list['items'];
  const [single, ...others] = Array.isArray(tuple['items']) ? schemasOf(tuple['items']) : [];
  const isOne = tuple['minItems'] === 1 && tuple['maxItems'] === 1;
  if (!isSchemaObject(item) || single === undefined || others.length > 0 || !isOne)
    return undefined;
  if (list['type'] !== 'array' || tuple['type'] !== 'array') return undefined;
  if (item['type'] !== 'object' || single['type'] !== 'object') return undefined;
  if (list['minItems'] !== undefined || byMember([item, single]) === undefined) return undefined;
  const told = byMember([single, item])?.[0];
  if (told === undefined) return undefined;
  // In this order: what is not that one object is read as the list.
  return [{ not: { minItems: 1, maxItems: 1, items: [{ type: 'object', ...told }] } }];
}

function isClosed({ properties, additionalProperties }: JsonSchema): boolean {
  return additionalProperties === false && isSchemaObject(properties);
}

function requiredOf({ required }: JsonSchema): readonly string[] {
  return Array.isArray(required) ? (required as string[]) : [];
}

function deref(schema: JsonSchema, resolve: Resolve): JsonSchema {
  const reference = schema['$ref'];
  const isOnly = Object.keys(schema).length === 1;
  return typeof reference === 'string' && isOnly ? deref(resolve(reference), resolve) : schema;
}

function schemasOf(value: unknown): JsonSchema[] {
  return Array.isArray(value) ? value.filter(isSchemaObject) : [];
}
