import {
  dsse,
  githubAnswer,
  sigstoreBundle,
  statement,
} from '../../test/core/sbom/fixtures/envelopes';
import { gzip, utf16, zstd } from '../../test/core/sbom/fixtures/encodings';
import { BYTE_MUTATIONS } from './mutate-bytes';
import { mutateJson } from './mutate-json';
import { randomOf, type Random } from './random';

export interface Source {
  readonly name: string;
  readonly bytes: Uint8Array;
}
export interface Mutant extends Source {
  readonly index: number;
  /** What was done, in this order. */
  readonly done: readonly string[];
}

const KINDS = Object.keys(BYTE_MUTATIONS);

/** Input number `index` of a run: the same for the same sources, seed and index. */
export function mutant(
  sources: readonly [Source, ...Source[]],
  seed: number,
  index: number,
): Mutant {
  const random = randomOf(seed, index);
  const source = random.pick(sources);
  const done: string[] = [];
  let { bytes } = source;
  for (let count = random.pick([1, 1, 2, 3]); count > 0; count -= 1) {
    const json = random.chance(0.65) ? mutateJson(bytes, random) : undefined;
    if (json !== undefined) {
      done.push('json');
      bytes = json;
    } else if (random.chance(0.08)) {
      const other = random.pick(sources);
      done.push(`splice ${other.name}`);
      bytes = splice(bytes, other.bytes, random);
    } else {
      const kind = KINDS[random.below(KINDS.length)] ?? 'flip';
      done.push(kind);
      bytes = BYTE_MUTATIONS[kind]?.(bytes, random) ?? bytes;
    }
  }
  if (random.chance(0.25)) {
    const name = WRAPPERS[random.below(WRAPPERS.length)] ?? 'gzip';
    done.push(name);
    bytes = WRAP[name](bytes, random);
  }
  return { index, name: source.name, done, bytes };
}

function splice(a: Uint8Array, b: Uint8Array, random: Random): Uint8Array {
  return Buffer.concat([a.subarray(0, random.below(a.length)), b.subarray(random.below(b.length))]);
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString();
}

function valueOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(textOf(bytes));
  } catch {
    return textOf(bytes);
  }
}

/** A bomb of this size unpacks to more than is read. */
const BOMB_BYTES = 40e6;

/** What may be around a document: encodings, compression, envelopes. */
const WRAP = {
  gzip,
  zstd: (bytes, random) => zstd(bytes, { declareSize: random.chance(0.5) }),
  'gzip of gzip': (bytes) => gzip(gzip(bytes)),
  'gzip, broken': (bytes, random) => {
    const packed = Uint8Array.from(gzip(bytes));
    const at = random.below(packed.length);
    packed[at] = (packed[at] ?? 0) ^ (1 + random.below(255));
    return packed;
  },
  'gzip, cut': (bytes, random) => {
    const packed = gzip(bytes);
    return packed.slice(0, random.below(packed.length));
  },
  'gzip bomb': (bytes, random) =>
    random.chance(0.1)
      ? gzip(Buffer.concat([bytes, new Uint8Array(BOMB_BYTES).fill(0x20)]))
      : gzip(bytes),
  'zstd, broken': (bytes, random) => {
    const packed = Uint8Array.from(zstd(bytes));
    packed[random.below(Math.min(20, packed.length))] = random.below(256);
    return packed;
  },
  'byte order mark': (bytes) => Buffer.concat([Uint8Array.of(0xef, 0xbb, 0xbf), bytes]),
  'utf-16le': (bytes) => utf16(`\ufeff${textOf(bytes)}`),
  'utf-16be': (bytes) => utf16(`\ufeff${textOf(bytes)}`, true),
  'utf-16 without mark': (bytes, random) => utf16(textOf(bytes), random.chance(0.5)),
  'utf-16, odd': (bytes) => utf16(`\ufeff${textOf(bytes)}`).slice(0, -1),
  'latin-1': (bytes) => Buffer.concat([bytes, Uint8Array.of(0xe9, 0x0a)]),
  dsse: (bytes) => Buffer.from(JSON.stringify(dsse(textOf(bytes)))),
  statement: (bytes) => Buffer.from(JSON.stringify(dsse(statement(valueOf(bytes)), 'base64url'))),
  'statement alone': (bytes) => Buffer.from(JSON.stringify(statement(valueOf(bytes)))),
  sigstore: (bytes) => Buffer.from(JSON.stringify(sigstoreBundle(dsse(statement(valueOf(bytes)))))),
  github: (bytes) => Buffer.from(JSON.stringify(githubAnswer(valueOf(bytes)))),
  'envelopes in envelopes': (bytes, random) => {
    let value: unknown = valueOf(bytes);
    for (
      let level = random.pick([2, 10, 20]);
      level > 0 && JSON.stringify(value).length < 4e6;
      level -= 1
    ) {
      value = random.chance(0.5) ? dsse(statement(value)) : githubAnswer(value);
    }
    return Buffer.from(JSON.stringify(value));
  },
} as const satisfies Readonly<Record<string, (bytes: Uint8Array, random: Random) => Uint8Array>>;

const WRAPPERS = Object.keys(WRAP) as (keyof typeof WRAP)[];
