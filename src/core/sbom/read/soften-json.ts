/** No licence text has so many escapes. */
const MAX_ESCAPES = 1_000_000;
/** No indentation is so wide. */
const MAX_BLANKS = 1_000_000;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const BLANK = 0x20;

/**
 * JSON for the scanner that tells what is wrong with JSON, and where. That one puts texts with
 * escapes, and blanks, together piece by piece, and needs fifty times the memory of a long one. So
 * all of a text behind very many escapes is replaced by as many letters: all else stays in place.
 * Undefined where there are very many blanks in a row.
 */
export function softenJson(json: string): string | undefined {
  const pieces: string[] = [];
  let copied = 0;
  let blanks = 0;
  for (let at = 0; at < json.length; at += 1) {
    const unit = json.charCodeAt(at);
    blanks = unit <= BLANK ? blanks + 1 : 0;
    if (blanks > MAX_BLANKS) return undefined;
    if (unit !== QUOTE) continue;
    const { end, hardFrom } = textAt(json, at);
    if (hardFrom !== undefined) {
      pieces.push(json.slice(copied, hardFrom), 'x'.repeat(end - hardFrom));
      copied = end;
    }
    at = end;
  }
  return pieces.length === 0 ? json : pieces.join('') + json.slice(copied);
}

/** The text whose opening quote is at `start`, up to its closing quote or that of the whole. */
function textAt(json: string, start: number): { end: number; hardFrom?: number | undefined } {
  let escapes = 0;
  let hardFrom: number | undefined;
  for (let at = start + 1; at < json.length; at += 1) {
    const unit = json.charCodeAt(at);
    if (unit === QUOTE) return { end: at, hardFrom };
    if (unit !== BACKSLASH) continue;
    escapes += 1;
    if (escapes > MAX_ESCAPES) hardFrom ??= at;
    at += 1;
  }
  return { end: json.length, hardFrom };
}
