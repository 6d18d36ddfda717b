import { ApiError } from './api-error';

export type Literal = string | number | boolean | null;
export type Token =
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'operator'; readonly text: string }
  | { readonly kind: 'literal'; readonly value: Literal }
  | { readonly kind: '(' | ')' | ',' };

const TOKEN =
  /\s*(?:(?<string>"(?:[^"\\]|\\.)*")|(?<date>\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?)|(?<number>-?\d+(?:\.\d+)?)|(?<operator>!=|!~|>=|<=|=|~|>|<)|(?<mark>[(),])|(?<word>[A-Za-z_][\w.]*))/y;

/** Longest query: far beyond what any filter needs, short enough for any machine. */
const LIMIT = 4000;

/** Splits a `q=` into tokens. Throws ApiError 400 where that is not possible. */
export function tokenize(text: string): Token[] {
  if (text.length > LIMIT) throw new ApiError(400, 'Invalid query: too long');
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const groups = TOKEN.exec(text)?.groups;
    if (groups === undefined) throw new ApiError(400, `Invalid query: ${text.slice(0, 200)}`);
    tokens.push(toToken(groups));
  }
  return tokens;
}

function toToken(groups: Record<string, string | undefined>): Token {
  const { string, date, number, operator, mark, word } = groups;
  if (string !== undefined) {
    return { kind: 'literal', value: string.slice(1, -1).replace(/\\(.)/g, '$1') };
  }
  if (date !== undefined) return { kind: 'literal', value: date };
  if (number !== undefined) return { kind: 'literal', value: Number(number) };
  if (operator !== undefined) return { kind: 'operator', text: operator };
  if (mark === '(' || mark === ')' || mark === ',') return { kind: mark };
  return { kind: 'word', text: word ?? '' };
}
