/** Part, vendor, product, version, update, edition, language and four more, behind `cpe:2.3:`. */
const FORMATTED_PARTS = 11;
const URI_PARTS = 7;
/** NVD's longest names stay far below it. */
const MAX_CPE = 2000;

/** A CPE name as NIST IR 7695 binds it: a formatted string (2.3) or a URI (2.2). Linear. */
export function isCpe(text: string): boolean {
  if (text.length > MAX_CPE) return false;
  const lower = text.slice(0, 'cpe:2.3:'.length).toLowerCase();
  if (lower === 'cpe:2.3:') {
    const parts = countParts(text, 'cpe:2.3:'.length);
    return parts === FORMATTED_PARTS && /^[aoh*-]:/i.test(text.slice('cpe:2.3:'.length));
  }
  if (!lower.startsWith('cpe:/')) return false;
  const parts = countParts(text, 'cpe:/'.length);
  return parts !== undefined && parts <= URI_PARTS && /^[aoh](?::|$)/i.test(text.slice(5));
}

/** Colons end a part unless a backslash stands before; undefined: an empty part or white space. */
function countParts(text: string, from: number): number | undefined {
  let parts = 1;
  for (let index = from; index < text.length; index += 1) {
    const character = text[index] ?? '';
    if (/\s/.test(character)) return undefined;
    if (character === '\\') index += 1;
    else if (character === ':') parts += 1;
  }
  return parts;
}
