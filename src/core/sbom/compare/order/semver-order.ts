import { compareTokens, orderBy, type Token, type VersionOrder } from './tokens';

export interface SemverFlavour {
  /** NuGet: case does not count. */
  readonly ignoreCase?: boolean;
  /** Dart: what follows `+` counts as well, and is newer than nothing. */
  readonly build?: boolean;
  /** Where nobody said that it is semver: a pre-release must begin with a letter, after `-`. */
  readonly cautious?: boolean;
}

const NUMBER = 4;
const TEXT = 5;
const BUILD = 3;
/** Nothing after the numbers: newer than a pre-release, older than a build. */
const END: Token = { rank: 2 };
const PRERELEASE: Token = { rank: 1 };
/** The end of a pre-release, older than one more identifier. */
const FILL: Token = { rank: 0 };
const ZERO: Token = { rank: NUMBER, digits: '0' };

/**
 * Semantic Versioning 2.0.0 §11, taken loosely: any count of numbers (`1` = `1.0.0`, four of them
 * in NuGet), a leading `v`, and a pre-release without hyphen (`1.0rc1`). Own code, since the semver
 * package refuses these, as well as numbers above 2^53; the tests hold both against each other.
 */
export function semverOrder(flavour: SemverFlavour = {}): VersionOrder {
  return orderBy(
    (version) => read(version, flavour),
    (a, b) =>
      compareTokens(a.release, b.release, ZERO) ||
      compareTokens(a.rest, b.rest, FILL) ||
      compareTokens(a.build, b.build, FILL),
  );
}

interface Semver {
  readonly release: readonly Token[];
  readonly rest: readonly Token[];
  readonly build: readonly Token[];
}

function read(version: string, flavour: SemverFlavour): Semver | undefined {
  const match = /^v?(\d+(?:\.\d+)*)/i.exec(version);
  const numbers = match?.[1];
  if (match === null || numbers === undefined) return undefined;
  const tail = version.slice(match[0].length);
  const plus = tail.indexOf('+');
  const before = plus < 0 ? tail : tail.slice(0, plus);
  const after = plus < 0 ? '' : tail.slice(plus + 1);
  const pre = prerelease(before, numbers.includes('.'), flavour.cautious === true);
  if (pre === undefined || !/^[\w.+-]*$/.test(after)) return undefined;
  const fold = (text: string) => (flavour.ignoreCase === true ? text.toLowerCase() : text);
  return {
    release: numbers.split('.').map((digits) => ({ rank: NUMBER, digits })),
    rest: pre === '' ? [END] : [PRERELEASE, ...identifiers(fold(pre))],
    build: flavour.build === true && after !== '' ? [{ rank: BUILD }, ...identifiers(after)] : [],
  };
}

/** What stands between the numbers and the build; empty = nothing, undefined = no semver. */
function prerelease(text: string, dotted: boolean, cautious: boolean): string | undefined {
  if (text === '') return '';
  if (!/^-?[\w.-]+$/.test(text)) return undefined;
  if (cautious) return /^-[a-z]/i.test(text) ? text.slice(1) : undefined;
  if (text.startsWith('-')) return text.slice(1);
  // Without a dot it might as well be a hash.
  return dotted && /^[a-z]/i.test(text) ? text : undefined;
}

function identifiers(text: string): Token[] {
  return text
    .split('.')
    .map((part) =>
      /^\d+$/.test(part) ? { rank: NUMBER, digits: part } : { rank: TEXT, text: part },
    );
}
