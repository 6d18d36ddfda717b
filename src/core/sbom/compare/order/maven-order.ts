import { compareTokens, orderBy, type Token, type VersionOrder } from './tokens';

/** Ranks of qualifiers; unknown ones come after these, and numbers after all qualifiers. */
const QUALIFIERS: ReadonlyMap<string, number> = new Map([
  ['alpha', 0],
  ['beta', 1],
  ['milestone', 2],
  ['rc', 3],
  ['cr', 3],
  ['snapshot', 4],
  ['', 5],
  ['ga', 5],
  ['final', 5],
  ['release', 5],
  ['sp', 6],
]);
const NONE = 5;
const OTHER = 7;
const AFTER_HYPHEN = 8;
const AFTER_DOT = 9;
const SHORT: ReadonlyMap<string, string> = new Map([
  ['a', 'alpha'],
  ['b', 'beta'],
  ['m', 'milestone'],
]);

/**
 * Maven's version order, as its POM reference specifies it. Every text is a version.
 * https://maven.apache.org/pom.html#version-order-specification
 *
 * Two things are as Maven 3.9 does them: `.qualifier` equals `-qualifier`, and `ga` before another
 * qualifier counts (`1.0.ga-x` is older than `1.0-sp-x`).
 */
export const mavenOrder: VersionOrder = orderBy(read, (a, b) =>
  compareTokens(a, b, { rank: NONE }),
);

function read(version: string): readonly Token[] {
  const tokens: Token[] = [];
  // Empty parts are zeros; a step between digits and letters is a hyphen.
  const lower = version.toLowerCase();
  for (const [
    ,
    separator = '',
    part = '',
    next = '',
  ] of `${/^[.-]/.test(lower) ? '0' : ''}${lower}`.matchAll(
    /([.-]?)(\d+|[^\d.-]+|(?<=[.-]))(?=(\d?))/g,
  )) {
    if (/^\d|^$/.test(part)) {
      const dotted = separator === '.' || (separator === '' && tokens.length === 0);
      if (!dotted) trim(tokens);
      tokens.push({ rank: dotted ? AFTER_DOT : AFTER_HYPHEN, digits: part === '' ? '0' : part });
    } else {
      trim(tokens);
      tokens.push(qualifier((next === '' ? undefined : SHORT.get(part)) ?? part));
    }
  }
  trim(tokens);
  while (tokens.at(-1)?.rank === NONE) {
    tokens.pop();
    trim(tokens);
  }
  return tokens;
}

function qualifier(text: string): Token {
  const rank = QUALIFIERS.get(text);
  return rank === undefined ? { rank: OTHER, text } : { rank };
}

/** Zeros at the end, or before a hyphen, say nothing. */
function trim(tokens: Token[]): void {
  for (let last = tokens.at(-1); last !== undefined && isZero(last); last = tokens.at(-1)) {
    tokens.pop();
  }
}

function isZero({ digits }: Token): boolean {
  return digits !== undefined && /^0+$/.test(digits);
}
