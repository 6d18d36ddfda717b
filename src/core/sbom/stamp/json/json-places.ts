/** A part of a text, in characters. */
export interface Span {
  readonly start: number;
  readonly end: number;
}
export interface JsonMember {
  readonly name: string;
  readonly key: Span;
  readonly value: Span;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/**
 * Calls `visit` for every member of the object at `at`. Places in JSON text, without a tree and
 * without recursion: what is not asked for is skipped at the speed of counting brackets, where the
 * scanner of jsonc-parser would decode every text on the way. The text is known to be JSON; of
 * anything else the beginning is visited.
 */
function eachMember(text: string, at: number, visit: (member: JsonMember) => void): void {
  if (text[at] !== '{') return;
  for (let next = skipBlanks(text, at + 1); text[next] === '"';) {
    const key = { start: next, end: endOfText(text, next) };
    const colon = skipBlanks(text, key.end);
    if (text[colon] !== ':') return;
    const start = skipBlanks(text, colon + 1);
    const value = { start, end: endOfValue(text, start) };
    visit({ name: textAt(text, key) ?? '', key, value });
    const comma = skipBlanks(text, value.end);
    if (text[comma] !== ',') return;
    next = skipBlanks(text, comma + 1);
  }
}

/** Calls `visit` for every element of the array at `at`. */
export function eachElement(text: string, at: number, visit: (element: Span) => void): void {
  if (text[at] !== '[') return;
  for (let start = skipBlanks(text, at + 1); start < text.length && text[start] !== ']';) {
    const end = endOfValue(text, start);
    visit({ start, end });
    const comma = skipBlanks(text, end);
    if (text[comma] !== ',') return;
    start = skipBlanks(text, comma + 1);
  }
}

/** The members of those names. Of two of one name the last counts, as for JSON.parse. */
export function membersOf(
  text: string,
  at: number,
  names: ReadonlySet<string>,
): ReadonlyMap<string, JsonMember> {
  const found = new Map<string, JsonMember>();
  eachMember(text, at, (member) => {
    if (names.has(member.name)) found.set(member.name, member);
  });
  return found;
}

/** The value of a part of the text; undefined where it is no JSON. */
export function valueAt(text: string, { start, end }: Span): unknown {
  try {
    return JSON.parse(text.slice(start, end)) as unknown;
  } catch {
    return undefined;
  }
}

/** The value where it is a text. */
export function textAt(text: string, span: Span): string | undefined {
  if (text.charCodeAt(span.start) !== QUOTE) return undefined;
  const raw = text.slice(span.start + 1, span.end - 1);
  if (!raw.includes('\\')) return raw;
  const value = valueAt(text, span);
  return typeof value === 'string' ? value : undefined;
}

/** The byte order mark is no blank of JSON, but may stand at the beginning. */
export function skipBlanks(text: string, at: number): number {
  let index = at === 0 && text.charCodeAt(0) === 0xfeff ? 1 : at;
  for (; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) break;
  }
  return index;
}

function endOfText(text: string, at: number): number {
  for (let quote = text.indexOf('"', at + 1); quote >= 0; quote = text.indexOf('"', quote + 1)) {
    let before = quote - 1;
    while (text.charCodeAt(before) === BACKSLASH) before -= 1;
    if ((quote - before) % 2 === 1) return quote + 1;
  }
  return text.length;
}

function endOfValue(text: string, at: number): number {
  const first = text.charCodeAt(at);
  if (first === QUOTE) return endOfText(text, at);
  let depth = 0;
  for (let index = at; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === QUOTE) {
      index = endOfText(text, index) - 1;
    } else if (code === 0x7b || code === 0x5b) {
      depth += 1;
    } else if (code === 0x7d || code === 0x5d) {
      // Closes what the value stands in, or the value itself.
      if (depth <= 1) return depth === 0 ? index : index + 1;
      depth -= 1;
    } else if (depth === 0 && (code === 0x2c || code <= 0x20)) {
      return index;
    }
  }
  return text.length;
}
