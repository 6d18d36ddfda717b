import { compareTokens, orderBy, type Token, type VersionOrder } from './tokens';

const SHAPE =
  /^v?(\d+(?:\.\d+)*)(?:[._-]?(stable|beta|b|rc|alpha|a|patch|pl|p)[.-]?(\d*))?([.-]?dev)?(?:\+[\w.+-]*)?$/i;

const RANKS: ReadonlyMap<string, number> = new Map([
  ['a', 1],
  ['alpha', 1],
  ['b', 2],
  ['beta', 2],
  ['rc', 3],
  ['stable', 4],
  ['p', 5],
  ['pl', 5],
  ['patch', 5],
]);
const STABLE = 4;
const NUMBER = 6;
const ZERO: Token = { rank: NUMBER, digits: '0' };

/**
 * Composer's order: dev < alpha < beta < RC < stable < patch. Branch names (`dev-main`) have none.
 * https://getcomposer.org/doc/04-schema.md#version
 */
export const composerOrder: VersionOrder = orderBy(read, (a, b) => {
  return compareTokens(a.release, b.release, ZERO) || compareTokens(a.rest, b.rest, ZERO);
});

function read(version: string) {
  const match = SHAPE.exec(version);
  if (match === null) return undefined;
  const [, numbers = '', stability = 'stable', digits = '', dev] = match;
  const rank = RANKS.get(stability.toLowerCase()) ?? STABLE;
  const rest: Token[] =
    dev !== undefined && rank === STABLE
      ? [{ rank: 0 }]
      : [{ rank, digits }, { rank: dev === undefined ? 1 : 0 }];
  return {
    release: numbers.split('.').map((digit): Token => ({ rank: NUMBER, digits: digit })),
    rest,
  };
}
