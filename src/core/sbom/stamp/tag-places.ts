/** A tag of tag-value text; offsets in characters. */
export interface TagPlace {
  readonly tag: string;
  readonly value: string;
  /** Of the value, with its `<text>`, without the blanks around it. */
  readonly start: number;
  readonly end: number;
  /** Before the line break, and before the carriage return of one. */
  readonly lineEnd: number;
}

const OPEN = '<text>';
const CLOSE = '</text>';

/** The tags of a text with their places, by the rules of `tagLines`, which reads them. */
export function* tagPlaces(text: string): Generator<TagPlace, void, undefined> {
  for (let position = 0; position < text.length;) {
    const begin = position;
    let end = endOfLine(text, position);
    position = end + 1;
    const line = text.slice(begin, end);
    const colon = line.indexOf(':');
    const tag = line.slice(0, Math.max(0, colon)).trim();
    if (!/^[A-Za-z]{1,60}$/.test(tag)) continue;

    const said = line.slice(colon + 1);
    const start = begin + colon + 1 + (said.length - said.trimStart().length);
    if (!text.startsWith(OPEN, start)) {
      const stop = Math.max(start, begin + line.trimEnd().length);
      yield { tag, value: said.trim(), start, end: stop, lineEnd: withoutReturn(text, end) };
      continue;
    }
    const close = text.indexOf(CLOSE, start);
    if (close < 0) return;
    end = endOfLine(text, close);
    position = end + 1;
    yield {
      tag,
      value: text.slice(start + OPEN.length, close).trim(),
      start,
      end: close + CLOSE.length,
      lineEnd: withoutReturn(text, end),
    };
  }
}

function endOfLine(text: string, from: number): number {
  const newline = text.indexOf('\n', from);
  return newline < 0 ? text.length : newline;
}

function withoutReturn(text: string, end: number): number {
  return text[end - 1] === '\r' ? end - 1 : end;
}
