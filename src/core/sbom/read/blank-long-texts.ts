/** No licence text has so many escapes; a scanner that joins a text piece by piece chokes on more. */
const MAX_ESCAPES = 1_000_000;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/**
 * JSON in which texts of very many escapes are blanks, outside of quotes: `"\n\n…"` becomes `""` and
 * blanks. All else stays where it was. The scanner that tells what is wrong with JSON, and where,
 * needs twenty times the memory of such a text.
 */
export function blankLongTexts(json: string): string {
  const pieces: string[] = [];
  let copied = 0;
  for (let start = json.indexOf('"'); start !== -1;) {
    const { end, escapes, isClosed } = textAt(json, start);
    if (escapes > MAX_ESCAPES) {
      pieces.push(json.slice(copied, start + 1), isClosed ? '"' : '');
      pieces.push(' '.repeat(end - start - (isClosed ? 2 : 1)));
      copied = end;
    }
    start = json.indexOf('"', end);
  }
  return pieces.length === 0 ? json : pieces.join('') + json.slice(copied);
}

interface TextSpan {
  /** Behind the closing quote. */
  readonly end: number;
  readonly escapes: number;
  readonly isClosed: boolean;
}

/** The text whose opening quote is at `start`; where it is not closed, it takes the rest. */
function textAt(json: string, start: number): TextSpan {
  let escapes = 0;
  for (let at = start + 1; at < json.length; at += 1) {
    const unit = json.charCodeAt(at);
    if (unit === QUOTE) return { end: at + 1, escapes, isClosed: true };
    if (unit !== BACKSLASH) continue;
    escapes += 1;
    at += 1;
  }
  return { end: json.length, escapes, isClosed: false };
}
