import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv } from 'ajv';
import type { ValidateFunction } from 'ajv';
import { fullFormats } from 'ajv-formats/dist/formats';
import { DEVIATIONS, PARAMETERS_IN_PROSE } from './openapi-deviations';
import { skipped } from '../../skipped';

type Json = Record<string, unknown>;

export interface CheckedRequest {
  readonly method: string;
  /** Path and query, with or without `/2.0` before it. */
  readonly path: string;
  /** The parsed JSON body; left out for none or for a form. */
  readonly body?: unknown;
}

export interface CheckedResponse {
  readonly status: number;
  /** The parsed JSON body; left out for none or for raw bytes. */
  readonly body?: unknown;
}

/** Holds requests and answers to Atlassian's description; lists problems, empty = fine. */
export interface OpenApiChecker {
  /** `GET /repositories/{workspace}/…`; undefined for what the description does not have. */
  operation(request: CheckedRequest): string | undefined;
  checkRequest(request: CheckedRequest): string[];
  checkResponse(request: CheckedRequest, response: CheckedResponse): string[];
}

const FILE = resolve(__dirname, '../../../../shared/data/bitbucket-openapi.json');
const METHODS = ['get', 'put', 'post', 'delete'];

/** Undefined, with a printed reason, where the description is not at hand. */
export function loadBitbucketOpenApi(): OpenApiChecker | undefined {
  if (!existsSync(FILE)) {
    skipped('no ../shared/data/bitbucket-openapi.json to check against');
    return undefined;
  }
  return createOpenApiChecker(readFileSync(FILE, 'utf8'));
}

interface Operation {
  readonly method: string;
  readonly template: string;
  readonly pattern: RegExp;
  readonly literals: number;
  readonly names: readonly string[];
  readonly parameters: readonly Json[];
  readonly definition: Json;
}

function createOpenApiChecker(text: string): OpenApiChecker {
  const document = object(JSON.parse(text));
  const operations = listOperations(document);
  const validators = {
    request: compilerOf(text, 'request'),
    response: compilerOf(text, 'response'),
  };

  const find = (request: CheckedRequest) => {
    const { pathname } = split(request.path);
    return operations.find(
      (one) => one.method === request.method.toLowerCase() && one.pattern.test(pathname),
    );
  };
  const validate = (kind: 'request' | 'response', schema: unknown, value: unknown): string[] => {
    const check = validators[kind](schema);
    if (check(value)) return [];
    return (check.errors ?? []).map(
      (error) => `${kind} body${error.instancePath} ${error.message ?? 'is wrong'}`,
    );
  };

  return {
    operation: (request) => {
      const found = find(request);
      return found && `${found.method.toUpperCase()} ${found.template}`;
    },
    checkRequest: (request) => {
      const found = find(request);
      if (found === undefined) return [`no operation ${request.method} ${request.path}`];
      const problems = checkParameters(found, split(request.path));
      const body = object(object(found.definition['requestBody'])['content'])['application/json'];
      if (request.body === undefined) {
        const required = object(found.definition['requestBody'])['required'] === true;
        return required ? [...problems, 'request body is missing'] : problems;
      }
      if (body === undefined) return problems;
      return [...problems, ...validate('request', object(body)['schema'], request.body)];
    },
    checkResponse: (request, response) => {
      const found = find(request);
      if (found === undefined) return [`no operation ${request.method} ${request.path}`];
      const answers = object(found.definition['responses']);
      const described = answers[String(response.status)];
      if (described === undefined && response.status < 400) {
        return [`status ${String(response.status)} is not described`];
      }
      if (response.body === undefined) return [];
      const schema =
        object(object(object(described)['content'])['application/json'])['schema'] ??
        (response.status >= 400 ? { $ref: '#/components/schemas/error' } : undefined);
      // format=meta answers with an entry, not with the list that the same operation describes.
      const search = new URLSearchParams(split(request.path).search);
      const isMeta = search.get('format') === 'meta' && response.status === 200;
      const wanted = isMeta ? ENTRY : schema;
      // A partial answer leaves out `type`, as a request may.
      const rules = search.has('fields') ? 'request' : 'response';
      return wanted === undefined ? [] : validate(rules, wanted, response.body);
    },
  };
}

const ENTRY = { $ref: '#/components/schemas/treeentry' };

function split(path: string): { pathname: string; search: string } {
  const [pathname = '', search = ''] = path.split('?', 2);
  return { pathname: pathname.replace(/^\/2\.0/, ''), search };
}

function listOperations(document: Json): Operation[] {
  const operations = Object.entries(object(document['paths'])).flatMap(([template, item]) =>
    METHODS.flatMap((method) => {
      const definition = object(item)[method];
      return definition === undefined
        ? []
        : [describe(template, method, object(definition), list(object(item)['parameters']))];
    }),
  );
  // `/refs/branches` before `/refs/{x}`: more fixed parts win.
  return operations.sort((a, b) => b.literals - a.literals);
}

function describe(
  template: string,
  method: string,
  definition: Json,
  shared: readonly unknown[],
): Operation {
  const segments = template.split('/').slice(1);
  const names = segments.flatMap((part) => /^\{(.+)\}$/.exec(part)?.[1] ?? []);
  const pattern = segments
    .map((part) => {
      if (part === '{path}') return '.*';
      return part.startsWith('{') ? '[^/]+' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    })
    .join('/');
  return {
    method,
    template,
    pattern: new RegExp(`^/${pattern}$`),
    literals: segments.length - names.length,
    names,
    parameters: [...shared, ...list(definition['parameters'])].map(object),
    definition,
  };
}

function checkParameters(found: Operation, { pathname, search }: ReturnType<typeof split>) {
  const problems: string[] = [];
  const prose = [
    ...(PARAMETERS_IN_PROSE['*'] ?? []),
    ...(PARAMETERS_IN_PROSE[found.template] ?? []),
  ];
  for (const [name, value] of new URLSearchParams(search)) {
    const described = found.parameters.find((one) => one['in'] === 'query' && one['name'] === name);
    if (described !== undefined) {
      problems.push(...checkValue(`query ${name}`, object(described['schema']), value));
    } else if (!prose.includes(name)) problems.push(`query ${name} is not described`);
  }
  const segments = found.template.split('/');
  pathname.split('/').forEach((value, at) => {
    const name = /^\{(.+)\}$/.exec(segments[at] ?? '')?.[1];
    const described = found.parameters.find((one) => one['in'] === 'path' && one['name'] === name);
    if (name === undefined || described === undefined) return;
    problems.push(...checkValue(`path ${name}`, object(described['schema']), value));
  });
  return problems;
}

function checkValue(where: string, schema: Json, value: string): string[] {
  const fits =
    schema['type'] === 'integer'
      ? /^-?\d+$/.test(value)
      : schema['type'] === 'boolean'
        ? /^(true|false)$/i.test(value)
        : !Array.isArray(schema['enum']) || schema['enum'].includes(value);
  return fits ? [] : [`${where} does not fit ${JSON.stringify(schema)}`];
}

/** One compiler a direction: a request need not say its `type`, an answer always does. */
function compilerOf(text: string, kind: 'request' | 'response') {
  const document = object(JSON.parse(text));
  const schemas = object(object(document['components'])['schemas']);
  for (const deviation of DEVIATIONS) apply(schemas, deviation.at, deviation.change);
  const id = `https://${kind}.invalid/openapi`;
  const prepared = prepare({ components: { schemas } }, kind, id);
  const ajv = new Ajv({ strict: false, allErrors: true, logger: false });
  for (const [name, format] of Object.entries(fullFormats)) ajv.addFormat(name, format);
  ajv.addSchema(object(prepared), id);
  const compiled = new Map<string, ValidateFunction>();
  return (schema: unknown): ValidateFunction => {
    const key = JSON.stringify(schema);
    const known = compiled.get(key);
    if (known !== undefined) return known;
    const validator = ajv.compile(object(prepare(JSON.parse(key), kind, id)));
    compiled.set(key, validator);
    return validator;
  };
}

function apply(schemas: Json, at: readonly string[], change: string): void {
  const parent = at.slice(0, -1).reduce((value, key) => object(value[key]), schemas);
  const key = at.at(-1) ?? '';
  const schema = parent[key];
  if (schema === undefined) throw new Error(`The description has no ${at.join('.')} any more`);
  if (change === 'anything') parent[key] = {};
  else if (change === 'open') parent[key] = { ...object(schema), additionalProperties: true };
  else parent[key] = { anyOf: [schema, { type: 'null' }] };
}

/** References made absolute; `discriminator` dropped, as its mapping names no schema. */
function prepare(value: unknown, kind: 'request' | 'response', id: string): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => prepare(item, kind, id));
  if (typeof value !== 'object' || value === null) return value;
  const result: Json = {};
  for (const [key, member] of Object.entries(value)) {
    if (key === 'discriminator' || key.startsWith('x-')) continue;
    if (key === '$ref' && typeof member === 'string') result[key] = id + member;
    else if (key === 'required' && Array.isArray(member) && kind === 'request') {
      result[key] = member.filter((name) => name !== 'type');
    } else result[key] = prepare(member, kind, id);
  }
  return result;
}

function object(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {};
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
