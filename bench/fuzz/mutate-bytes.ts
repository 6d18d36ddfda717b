import { HOSTILE_TEXTS, REPEATED } from './hostile';
import type { Random } from './random';

export type ByteMutation = (bytes: Uint8Array, random: Random) => Uint8Array;

const LONGEST_REPEAT = 20_000;
const INTERESTING = Buffer.from('{}[]":,\\<>/&;\n\r\t-#*!0e.');

function range(bytes: Uint8Array, random: Random, most = bytes.length) {
  const start = random.below(bytes.length);
  return { start, end: Math.min(bytes.length, start + 1 + random.below(most)) };
}

/** A range that is short more often than long. */
function shortRange(bytes: Uint8Array, random: Random) {
  return range(bytes, random, random.pick([4, 64, 1_000, bytes.length]));
}

function insert(bytes: Uint8Array, at: number, piece: Uint8Array): Uint8Array {
  return Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(at)]);
}

/** Lines, or what stands between two commas where all is on one line. */
function pieces(bytes: Uint8Array): { readonly all: string[]; readonly between: string } {
  const text = Buffer.from(bytes).toString('latin1');
  const lines = text.split('\n');
  return lines.length > 3 ? { all: lines, between: '\n' } : { all: text.split(','), between: ',' };
}

function rejoin(all: readonly string[], between: string): Uint8Array {
  return Buffer.from(all.join(between), 'latin1');
}

/** What may happen to any file, whatever it holds. */
export const BYTE_MUTATIONS: Readonly<Record<string, ByteMutation>> = {
  flip: (bytes, random) => {
    const copy = Uint8Array.from(bytes);
    for (let count = random.pick([1, 1, 3, 20]); count > 0; count -= 1) {
      const at = random.below(copy.length);
      copy[at] = (copy[at] ?? 0) ^ (1 << random.below(8));
    }
    return copy;
  },
  overwrite: (bytes, random) => {
    const copy = Uint8Array.from(bytes);
    for (let count = random.pick([1, 2, 10]); count > 0; count -= 1) {
      copy[random.below(copy.length)] = INTERESTING[random.below(INTERESTING.length)] ?? 0;
    }
    return copy;
  },
  delete: (bytes, random) => {
    const { start, end } = shortRange(bytes, random);
    return Buffer.concat([bytes.subarray(0, start), bytes.subarray(end)]);
  },
  duplicate: (bytes, random) => {
    const { start, end } = shortRange(bytes, random);
    return insert(bytes, end, bytes.subarray(start, end));
  },
  truncate: (bytes, random) => bytes.slice(0, random.below(bytes.length)),
  behead: (bytes, random) => bytes.slice(random.below(bytes.length)),
  noise: (bytes, random) => {
    const piece = Uint8Array.from({ length: 1 + random.below(100) }, () => random.below(256));
    return insert(bytes, random.below(bytes.length), piece);
  },
  hostile: (bytes, random) =>
    insert(bytes, random.below(bytes.length), Buffer.from(random.pick(HOSTILE_TEXTS))),
  repeat: (bytes, random) => {
    const piece = Buffer.from(random.pick(REPEATED).repeat(1 + random.below(LONGEST_REPEAT)));
    return insert(bytes, random.below(bytes.length), piece);
  },
  number: (bytes, random) => {
    const number = random.pick(['0', '-1', '1e400', '2147483648', '00', '1.', 'NaN', '1e-400']);
    const text = Buffer.from(bytes).toString('latin1');
    const from = random.below(text.length);
    const found = /\d+/.exec(text.slice(from, from + 10_000));
    if (found === null) return bytes;
    const at = from + found.index;
    return Buffer.from(text.slice(0, at) + number + text.slice(at + found[0].length), 'latin1');
  },
  'delete lines': (bytes, random) => {
    const { all, between } = pieces(bytes);
    all.splice(random.below(all.length), 1 + random.below(5));
    return rejoin(all, between);
  },
  'swap lines': (bytes, random) => {
    const { all, between } = pieces(bytes);
    const [a, b] = [random.below(all.length), random.below(all.length)];
    [all[a], all[b]] = [all[b] ?? '', all[a] ?? ''];
    return rejoin(all, between);
  },
  'repeat line': (bytes, random) => {
    const { all, between } = pieces(bytes);
    const at = random.below(all.length);
    const line = all[at] ?? '';
    const times = Math.min(1 + random.below(2_000), Math.ceil(1e6 / (line.length + 1)));
    all.splice(at, 0, ...Array.from({ length: times }, () => line));
    return rejoin(all, between);
  },
};
