import { compareTokens, orderBy, type Token, type VersionOrder } from './tokens';

const TILDE = 0;
const END: Token = { rank: 1 };
const CARET = 2;
const LETTERS = 3;
const NUMBER = 4;

/**
 * RPM's order: epoch, version, release; `~` is older than nothing, `^` newer; other separators
 * only separate. https://rpm-software-management.github.io/rpm/man/rpm-version.7
 */
export const rpmOrder: VersionOrder = orderBy(read, (a, b) => {
  for (let index = 0; index < 3; index += 1) {
    const order = compareTokens(a[index] ?? [], b[index] ?? [], END);
    if (order !== 0) return order;
  }
  return 0;
});

function read(version: string): readonly (readonly Token[])[] | undefined {
  if (!/[a-z\d]/i.test(version)) return undefined;
  const epoch = /^\d+(?=:)/.exec(version)?.[0];
  const rest = epoch === undefined ? version : version.slice(epoch.length + 1);
  const hyphen = rest.lastIndexOf('-');
  const upstream = hyphen < 0 ? rest : rest.slice(0, hyphen);
  const release = hyphen < 0 ? '' : rest.slice(hyphen + 1);
  return [tokens(epoch ?? '0'), tokens(upstream), tokens(release)];
}

function tokens(part: string): Token[] {
  return (part.match(/\d+|[a-z]+|[~^]/gi) ?? []).map((token) => {
    if (token === '~') return { rank: TILDE };
    if (token === '^') return { rank: CARET };
    return /^\d/.test(token) ? { rank: NUMBER, digits: token } : { rank: LETTERS, text: token };
  });
}
