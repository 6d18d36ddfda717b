import { startsWith } from './starts-with';

export interface Encoding {
  readonly name: 'utf-8' | 'utf-16le' | 'utf-16be' | 'utf-32';
  /** Bytes of the byte order mark. */
  readonly mark: number;
}

/** UTF-32 before UTF-16, the mark of which its own begins with. */
const MARKS: readonly (readonly [Encoding['name'], readonly number[]])[] = [
  ['utf-32', [0xff, 0xfe, 0x00, 0x00]],
  ['utf-32', [0x00, 0x00, 0xfe, 0xff]],
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/**
 * The encoding of a text by its byte order mark, else by where the first character has its zero
 * bytes: every format of SBOMs begins with a character of ASCII (RFC 4627 §3, XML 1.0 appendix F).
 */
export function encodingOf(bytes: Uint8Array): Encoding {
  const marked = MARKS.find(([, magic]) => startsWith(bytes, magic));
  if (marked !== undefined) return { name: marked[0], mark: marked[1].length };
  return { name: unmarked(bytes), mark: 0 };
}

function unmarked([a = 1, b = 1, c = 1, d = 1]: Uint8Array): Encoding['name'] {
  if (isText(a) && b === 0) return c === 0 && d === 0 ? 'utf-32' : 'utf-16le';
  if (a === 0 && isText(b)) return 'utf-16be';
  return a === 0 && b === 0 && c === 0 && isText(d) ? 'utf-32' : 'utf-8';
}

/** Printable ASCII, tab, line feed, carriage return. */
function isText(byte: number): boolean {
  return (byte >= 0x20 && byte < 0x7f) || byte === 0x09 || byte === 0x0a || byte === 0x0d;
}
