/**
 * What a value has to be. The released schemas of SPDX 2 need no more than this: no references, no
 * patterns, no alternatives; so a walk over the document does what a schema compiler would, and
 * knows why it says so.
 */
export type Rule =
  | { readonly is: 'text' | 'boolean' | 'integer' }
  | { readonly is: 'word'; readonly words: ReadonlySet<string> }
  | { readonly is: 'list'; readonly of: Rule; readonly atLeastOne: boolean }
  | ObjectRule;

export interface ObjectRule {
  readonly is: 'object';
  /** What one is called in a message: `package`. */
  readonly name: string;
  readonly members: ReadonlyMap<string, Rule>;
  readonly required: readonly string[];
  /** Whether members that are not listed are allowed. */
  readonly open: boolean;
}

export const TEXT: Rule = { is: 'text' };
export const BOOLEAN: Rule = { is: 'boolean' };
export const INTEGER: Rule = { is: 'integer' };
export const TEXTS: Rule = { is: 'list', of: TEXT, atLeastOne: false };

export function word(words: string): Rule {
  return { is: 'word', words: new Set(words.split(' ')) };
}

export function listOf(of: Rule, atLeastOne = false): Rule {
  return { is: 'list', of, atLeastOne };
}

/** @param texts names of members that are text, apart by spaces */
export function object(
  name: string,
  required: string,
  texts: string,
  others: Readonly<Record<string, Rule>> = {},
): ObjectRule {
  const names = texts.split(' ').filter((text) => text !== '');
  const members = new Map<string, Rule>(names.map((text) => [text, TEXT]));
  for (const [key, rule] of Object.entries(others)) members.set(key, rule);
  return { is: 'object', name, members, required: required.split(' '), open: false };
}
