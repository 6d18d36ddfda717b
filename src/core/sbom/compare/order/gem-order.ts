import { compareTokens, orderBy, type Token, type VersionOrder } from './tokens';

const TEXT = 0;
const NUMBER = 1;
const ZERO: Token = { rank: NUMBER, digits: '0' };
const SHAPE = /^\d+(?:\.[\da-z]+)*(?:-[\da-z-]+(?:\.[\da-z-]+)*)?$/i;

/**
 * RubyGems' Gem::Version: letters make a pre-release, `-` stands for `.pre.`, zeros at the end say
 * nothing. CocoaPods compares in the same way.
 * https://docs.ruby-lang.org/en/master/Gem/Version.html
 */
export const gemOrder: VersionOrder = orderBy(read, (a, b) => compareTokens(a, b, ZERO));

function read(version: string): readonly Token[] | undefined {
  if (!SHAPE.test(version)) return undefined;
  const parts = version.replaceAll('-', '.pre.').match(/\d+|[a-z]+/gi) ?? [];
  const letters = parts.findIndex((part) => !/^\d/.test(part));
  const cut = letters < 0 ? parts.length : letters;
  return [...withoutZeros(parts.slice(0, cut)), ...withoutZeros(parts.slice(cut))].map((part) =>
    /^\d/.test(part) ? { rank: NUMBER, digits: part } : { rank: TEXT, text: part },
  );
}

function withoutZeros(parts: readonly string[]): readonly string[] {
  return parts.slice(0, parts.findLastIndex((part) => !/^0+$/.test(part)) + 1);
}
