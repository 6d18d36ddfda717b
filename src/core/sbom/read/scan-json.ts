import { MAX_DEPTH, MAX_MEMBERS, MAX_VALUES } from './json';

/** Brackets in one another (MAX_DEPTH), members of one object (MAX_MEMBERS), values (MAX_VALUES). */
export type Beyond = 'depth' | 'members' | 'values';

export interface JsonScan {
  /** What there is more of than an SBOM has: not to be given to JSON.parse. */
  readonly beyond?: Beyond;
  /**
   * Perhaps a name stands twice in an object, or a text holds what no SBOM needs; `inspectJson`
   * tells for sure. False is certain.
   */
  readonly suspicious: boolean;
}

const QUOTE = 0x22;
const COLON = 0x3a;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;
const LETTER_U = 0x75;
/** With this bit set, `[` and `{` are one, and so are `]` and `}`. */
const CURLY = 0x20;
const OPENS = 0x7b;
const CLOSES = 0x7d;

/**
 * One pass over JSON before it is parsed. JSON.parse keeps a record per open bracket, so thirty
 * megabytes of `[`, of `{}` or of `"a":1` would exhaust the memory of the function; and it keeps the
 * last of two members of one name without a word. Works on UTF-8, in which no byte of another character looks like one
 * of ASCII, and on anything else without harm.
 */
export function scanJson(bytes: Uint8Array): JsonScan {
  const names = new NameStack();
  const end = bytes.length;
  let suspicious = false;
  let values = 0;
  let start = 0;
  let stop = 0;
  for (let at = 0; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte <= CURLY) continue;
    if (byte === QUOTE) {
      start = at + 1;
      for (at = start; at < end; at += 1) {
        const inner = bytes[at];
        if (inner === QUOTE) break;
        if (inner !== BACKSLASH) continue;
        at += 1;
        if (bytes[at] !== LETTER_U) continue;
        const width = escapeWidth(bytes, at + 1);
        if (width === 0) suspicious = true;
        else at += width;
      }
      stop = at;
    } else if (byte === COLON) {
      if (names.isFull()) return { beyond: 'members', suspicious };
      if (!suspicious) suspicious = names.add(bytes, start, stop);
    } else if (byte === COMMA) {
      values += 1;
      if (values > MAX_VALUES) return { beyond: 'values', suspicious };
    } else if ((byte | CURLY) === OPENS) {
      values += 1;
      if (!names.open()) return { beyond: 'depth', suspicious };
    } else if ((byte | CURLY) === CLOSES) {
      names.close();
    }
  }
  return { suspicious };
}

/** Objects with more names than this look them up instead of going through them. */
const FEW = 32;

/** The names that the open objects have so far, as hashes: two equal ones are looked at again. */
class NameStack {
  private readonly hashes: number[] = [];
  private readonly bases = new Int32Array(MAX_DEPTH + 2);
  private readonly counts = new Int32Array(MAX_DEPTH + 2);
  private readonly many: (Set<number> | undefined)[] = [];
  private depth = 0;
  private top = 0;

  open(): boolean {
    if (this.depth >= MAX_DEPTH) return false;
    this.depth += 1;
    this.bases[this.depth] = this.top;
    this.counts[this.depth] = 0;
    return true;
  }

  close(): void {
    // More closing than opening brackets are no JSON; parsing says so.
    if (this.depth === 0) return;
    this.top = this.bases[this.depth] ?? 0;
    this.many[this.depth] = undefined;
    this.depth -= 1;
  }

  /** One more name in the innermost object: whether that is too many. */
  isFull(): boolean {
    const count = (this.counts[this.depth] ?? 0) + 1;
    this.counts[this.depth] = count;
    return count > MAX_MEMBERS;
  }

  /** True where the name has to be looked at. */
  add(bytes: Uint8Array, start: number, stop: number): boolean {
    const hash = hashOf(bytes, start, stop);
    // An escape can spell any name.
    if (hash === undefined) return true;
    return isReserved(stop - start, hash) || this.isKnown(hash);
  }

  private isKnown(hash: number): boolean {
    const base = this.bases[this.depth] ?? 0;
    const { hashes, top } = this;
    if (top - base >= FEW) {
      const many = (this.many[this.depth] ??= new Set(hashes.slice(base, top)));
      if (many.has(hash)) return true;
      many.add(hash);
      return false;
    }
    for (let index = base; index < top; index += 1) if (hashes[index] === hash) return true;
    hashes[top] = hash;
    this.top = top + 1;
    return false;
  }
}

/** FNV-1a; undefined where there is a backslash. */
function hashOf(bytes: Uint8Array, start: number, stop: number): number | undefined {
  let hash = 0x811c9dc5;
  for (let at = start; at < stop; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === BACKSLASH) return undefined;
    hash = Math.imul(hash ^ byte, 0x01000193);
  }
  return hash;
}

/** Names that an object of JavaScript has without being given them. */
export const RESERVED_NAMES: readonly string[] = ['__proto__', 'constructor', 'prototype'];

const RESERVED_LENGTHS = new Set(RESERVED_NAMES.map(({ length }) => length));
const RESERVED_HASHES = new Set(
  RESERVED_NAMES.map((name) => hashOf(new TextEncoder().encode(name), 0, name.length)),
);

function isReserved(length: number, hash: number): boolean {
  return RESERVED_LENGTHS.has(length) && RESERVED_HASHES.has(hash);
}

/**
 * How many bytes a `\u` escape has behind the `u`: 4, or 10 for a pair of surrogates; 0 for NUL,
 * for half a pair and for what is no escape.
 */
function escapeWidth(bytes: Uint8Array, at: number): number {
  const unit = hex4(bytes, at);
  if (unit === 0 || Number.isNaN(unit) || (unit >= 0xdc00 && unit <= 0xdfff)) return 0;
  if (unit < 0xd800 || unit > 0xdfff) return 4;
  const isPair = bytes[at + 4] === BACKSLASH && bytes[at + 5] === LETTER_U;
  const low = isPair ? hex4(bytes, at + 6) : 0;
  return low >= 0xdc00 && low <= 0xdfff ? 10 : 0;
}

function hex4(bytes: Uint8Array, at: number): number {
  let value = 0;
  for (let index = at; index < at + 4; index += 1) {
    const digit = Number.parseInt(String.fromCharCode(bytes[index] ?? 0), 16);
    value = value * 16 + digit;
  }
  return value;
}
