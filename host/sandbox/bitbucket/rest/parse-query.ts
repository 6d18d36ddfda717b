import { ApiError } from './api-error';
import { tokenize } from './query-tokens';
import type { Literal, Token } from './query-tokens';

/** What a resource can be filtered by. `list`: an array of strings, any of which may match. */
export type QueryFields = Readonly<
  Record<string, 'string' | 'number' | 'boolean' | 'date' | 'list'>
>;
export type Predicate = (item: unknown) => boolean;

const OPERATORS = ['=', '!=', '~', '!~', '>', '>=', '<', '<=', 'IN', 'NOT IN'] as const;
type Operator = (typeof OPERATORS)[number];

/**
 * The filter language of `q=`: comparisons joined with AND, OR and brackets. AND binds tighter.
 * Throws ApiError 400 for what it does not understand and for fields the resource does not have.
 * Source: Bitbucket REST introduction, "Filter and sort API objects".
 */
export function parseQuery(text: string, fields: QueryFields): Predicate {
  const tokens = tokenize(text);
  let at = 0;
  const isWord = (word: string): boolean => {
    const token = tokens[at];
    return token?.kind === 'word' && token.text.toUpperCase() === word;
  };

  function any(): Predicate {
    const parts = [all()];
    while (isWord('OR')) {
      at += 1;
      parts.push(all());
    }
    return (item) => parts.some((part) => part(item));
  }
  function all(): Predicate {
    const parts = [one()];
    while (isWord('AND')) {
      at += 1;
      parts.push(one());
    }
    return (item) => parts.every((part) => part(item));
  }
  function one(): Predicate {
    if (tokens[at]?.kind !== '(') return comparison();
    at += 1;
    const inner = any();
    if (tokens[at]?.kind !== ')') throw malformed(text);
    at += 1;
    return inner;
  }
  function comparison(): Predicate {
    const field = tokens[at];
    if (field?.kind !== 'word') throw malformed(text);
    const kind = Object.hasOwn(fields, field.text) ? fields[field.text] : undefined;
    if (kind === undefined) {
      throw new ApiError(400, `Invalid field name: ${field.text.slice(0, 100)}`);
    }
    at += 1;
    const operator = readOperator();
    const wanted = operator.endsWith('IN') ? literalList() : [literal()];
    return (item) => compare(read(item, field.text), operator, wanted, kind);
  }
  function readOperator(): Operator {
    const token = tokens[at];
    at += 1;
    if (token?.kind === 'operator') {
      const found = OPERATORS.find((one) => one === token.text);
      if (found !== undefined) return found;
    }
    if (token?.kind === 'word' && token.text.toUpperCase() === 'IN') return 'IN';
    if (token?.kind === 'word' && token.text.toUpperCase() === 'NOT' && isWord('IN')) {
      at += 1;
      return 'NOT IN';
    }
    throw malformed(text);
  }
  function literalList(): Literal[] {
    if (tokens[at]?.kind !== '(') throw malformed(text);
    at += 1;
    const values = [literal()];
    while (tokens[at]?.kind === ',') {
      at += 1;
      values.push(literal());
    }
    if (tokens[at]?.kind !== ')') throw malformed(text);
    at += 1;
    return values;
  }
  function literal(): Literal {
    const value = literalOf(tokens[at]);
    if (value === undefined) throw malformed(text);
    at += 1;
    return value;
  }

  const predicate = any();
  if (at !== tokens.length) throw malformed(text);
  return predicate;
}

function malformed(text: string): ApiError {
  return new ApiError(400, `Invalid query: ${text.slice(0, 200)}`);
}

function literalOf(token: Token | undefined): Literal | undefined {
  if (token?.kind === 'literal') return token.value;
  if (token?.kind !== 'word') return undefined;
  const known: Record<string, Literal> = { true: true, false: false, null: null };
  const word = token.text.toLowerCase();
  return Object.hasOwn(known, word) ? known[word] : undefined;
}

function read(item: unknown, path: string): unknown {
  let value = item;
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Object.entries(value).find(([key]) => key === name)?.[1];
  }
  return value;
}

function compare(
  actual: unknown,
  operator: Operator,
  wanted: readonly Literal[],
  kind: QueryFields[string],
): boolean {
  if (kind === 'list') {
    const values: unknown[] = Array.isArray(actual) ? actual : [];
    const negative = operator === '!=' || operator === '!~' || operator === 'NOT IN';
    const positive = operator === '!=' ? '=' : operator === '!~' ? '~' : negative ? 'IN' : operator;
    const found = values.some((value) => compare(value, positive, wanted, 'string'));
    return negative ? !found : found;
  }
  const [first = null] = wanted;
  switch (operator) {
    case '=':
    case 'IN':
      return wanted.some((value) => order(actual, value, kind) === 0);
    case '!=':
    case 'NOT IN':
      return !wanted.some((value) => order(actual, value, kind) === 0);
    case '~':
      return contains(actual, first);
    case '!~':
      return !contains(actual, first);
    case '>':
    case '>=':
    case '<':
    case '<=': {
      const sign = order(actual, first, kind);
      if (Number.isNaN(sign)) return false;
      if (sign === 0) return operator.endsWith('=');
      return sign > 0 === operator.startsWith('>');
    }
  }
}

function contains(actual: unknown, wanted: Literal): boolean {
  return (
    typeof actual === 'string' &&
    typeof wanted === 'string' &&
    actual.toLowerCase().includes(wanted.toLowerCase())
  );
}

/** Negative, 0, positive, or NaN when the two cannot be compared. */
function order(actual: unknown, wanted: Literal, kind: QueryFields[string]): number {
  if (wanted === null || actual === null || actual === undefined) {
    return (actual ?? null) === wanted ? 0 : NaN;
  }
  if (kind === 'date') {
    return typeof actual === 'string' && typeof wanted === 'string'
      ? Date.parse(actual) - Date.parse(wanted)
      : NaN;
  }
  if (typeof actual === 'number' && typeof wanted === 'number') return actual - wanted;
  if (actual === wanted) return 0;
  if (typeof actual !== 'string' || typeof wanted !== 'string') return NaN;
  return actual < wanted ? -1 : 1;
}
