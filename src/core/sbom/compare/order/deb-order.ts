import { compareTokens, orderBy, type Token, type VersionOrder } from './tokens';

/** `~` is older than the end of a part, which is older than letters, then everything else. */
const TILDE = 0;
const END: Token = { rank: 1 };
const LETTER = 2;
const OTHER = 3;
const NUMBER = 1;

/**
 * Debian's order: epoch, upstream version, revision.
 * https://www.debian.org/doc/debian-policy/ch-controlfields.html#version
 */
export const debOrder: VersionOrder = orderBy(read, (a, b) => {
  for (let index = 0; index < 3; index += 1) {
    const order = compareTokens(a[index] ?? [], b[index] ?? [], END);
    if (order !== 0) return order;
  }
  return 0;
});

function read(version: string): readonly (readonly Token[])[] | undefined {
  if (!/^[\w.+:~-]+$/.test(version) || !/\d/.test(version)) return undefined;
  const colon = version.indexOf(':');
  const epoch = colon < 0 ? '0' : version.slice(0, colon);
  if (!/^\d+$/.test(epoch)) return undefined;
  const rest = version.slice(colon + 1);
  const hyphen = rest.lastIndexOf('-');
  const upstream = hyphen < 0 ? rest : rest.slice(0, hyphen);
  const revision = hyphen < 0 ? '' : rest.slice(hyphen + 1);
  return [tokens(epoch), tokens(upstream), tokens(revision)];
}

/** One token per character that is no digit; a number closes each run of them, be it empty. */
function tokens(part: string): Token[] {
  const all: Token[] = [];
  for (const [, letters = '', digits = ''] of part.matchAll(/(\D*)(\d*)/g)) {
    for (const letter of letters) all.push(character(letter));
    if (letters !== '' || digits !== '') all.push({ rank: NUMBER, digits });
  }
  // A zero at the end equals nothing.
  while (all.length > 0 && all.at(-1)?.rank === NUMBER && /^0*$/.test(all.at(-1)?.digits ?? '')) {
    all.pop();
  }
  return all;
}

function character(letter: string): Token {
  if (letter === '~') return { rank: TILDE };
  return { rank: /[a-z]/i.test(letter) ? LETTER : OTHER, text: letter };
}
