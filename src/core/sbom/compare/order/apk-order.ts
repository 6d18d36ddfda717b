import { compareTokens, orderBy, type Token, type VersionOrder } from './tokens';

const SHAPE =
  /^(\d+(?:\.\d+)*)([a-z]?)((?:_(?:alpha|beta|pre|rc|cvs|svn|git|hg|p)\d*)*)(?:~([\da-f]+))?(?:-r(\d+))?$/;

/** Suffixes in their order; the first four make it older than the version without them. */
const BEFORE = ['alpha', 'beta', 'pre', 'rc'];
const AFTER = ['cvs', 'svn', 'git', 'hg', 'p'];
const END: Token = { rank: 4 };
const REVISION = 5;
const HASH = 6;
const AFTER_AT = 7;
const LETTER = 12;
const ZEROS = 13;
const NUMBER = 14;

/**
 * Alpine's order: numbers, a letter, suffixes such as `_rc1` and `_p2`, `-rN`. What is none of
 * this has no order. https://wiki.alpinelinux.org/wiki/Package_policies
 */
export const apkOrder: VersionOrder = orderBy(read, (a, b) => compareTokens(a, b, END));

function read(version: string): readonly Token[] | undefined {
  const match = SHAPE.exec(version);
  if (match === null) return undefined;
  const [, numbers = '', letter = '', suffixes = '', hash, revision] = match;
  return [
    ...numbers.split('.').map(number),
    ...(letter === '' ? [] : [{ rank: LETTER, text: letter }]),
    ...suffixes.split('_').slice(1).flatMap(suffix),
    ...(hash === undefined ? [] : [{ rank: HASH, text: hash }]),
    ...(revision === undefined ? [] : [{ rank: REVISION, digits: revision }]),
  ];
}

/** After the first number, one with leading zeros is compared as a fraction: 1.01 < 1.1. */
function number(digits: string, index: number): Token {
  if (index > 0 && digits.startsWith('0')) return { rank: ZEROS, text: digits };
  return { rank: NUMBER, digits };
}

function suffix(text: string): Token[] {
  const name = text.replace(/\d+$/, '');
  const before = BEFORE.indexOf(name);
  const rank = before >= 0 ? before : AFTER_AT + AFTER.indexOf(name);
  return [{ rank, digits: text.slice(name.length) }];
}
