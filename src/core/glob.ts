import { Minimatch, braceExpand } from 'minimatch';

/** Settings refuse longer patterns; Bitbucket's own branch names end at 255 characters too. */
const MAX_LENGTH = 255;
const MAX_STARS = 32;
/** `{a,b}{a,b}…` doubles with every group; far more than any real pattern needs. */
const MAX_ALTERNATIVES = 100;

/**
 * The meaning of Bitbucket Pipelines: `*` and `?` stop at `/`, `**` as a whole segment does not;
 * `{a,b}` and `[a-z]` work as in a shell. Case counts unless `ignoreCase`.
 * https://support.atlassian.com/bitbucket-cloud/docs/use-glob-patterns-on-the-pipelines-yaml-file/
 */
const OPTIONS = {
  dot: true,
  nonegate: true,
  nocomment: true,
  noext: true,
  // Otherwise a backslash would separate segments on Windows.
  platform: 'linux',
  braceExpandMax: MAX_ALTERNATIVES + 1,
} as const;

/** Why a glob cannot be used, in one plain line; undefined = it can. Never throws, never hangs. */
export function globProblem(pattern: string): string | undefined {
  if (pattern.length > MAX_LENGTH) return 'The pattern is longer than 255 characters.';
  if (pattern.trim() === '') return 'The pattern is empty.';
  if (/\p{Cc}/u.test(pattern)) return 'The pattern contains a control character.';
  if (pattern.split('*').length - 1 > MAX_STARS) return 'The pattern has more than 32 stars.';
  if (alternatives(pattern) > MAX_ALTERNATIVES) {
    return 'The braces of the pattern stand for more than 100 patterns.';
  }
  return undefined;
}

function alternatives(pattern: string): number {
  try {
    return braceExpand(pattern, OPTIONS).length;
  } catch {
    return Infinity;
  }
}

/** The built-in patterns and those of a few repositories; the oldest goes first. */
const REMEMBERED = 200;
const remembered = new Map<string, (text: string) => boolean>();

/**
 * A test for one glob. A glob that `globProblem` objects to matches nothing. Compiling is dear, and
 * every run asks for the same few: they are remembered.
 */
export function compileGlob(
  pattern: string,
  { ignoreCase = false }: { readonly ignoreCase?: boolean } = {},
): (text: string) => boolean {
  const key = `${ignoreCase ? 'any' : 'same'} case ${pattern}`;
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const matches = compile(pattern, ignoreCase);
  const [oldest] = remembered.keys();
  if (remembered.size >= REMEMBERED && oldest !== undefined) remembered.delete(oldest);
  remembered.set(key, matches);
  return matches;
}

function compile(pattern: string, nocase: boolean): (text: string) => boolean {
  if (globProblem(pattern) !== undefined) return () => false;
  const compiled = new Minimatch(pattern, { ...OPTIONS, nocase });
  return (text) => compiled.match(text);
}
