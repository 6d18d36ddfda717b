/** Part, vendor, product, version, update, edition, language and four more, behind `cpe:2.3:`. */
const FORMATTED_PARTS = 11;
const URI_PARTS = 7;
/** NVD's longest names stay far below it. */
const MAX_CPE = 2000;
const FORMATTED = /^cpe:2\.3:[aoh*-]:/i;
const URI = /^cpe:\/[aoh](?::|$)/i;

/** A CPE name as NIST IR 7695 binds it: a formatted string (2.3) or a URI (2.2). Linear. */
export function isCpe(text: string): boolean {
  if (text.length > MAX_CPE || /\s/.test(text)) return false;
  if (FORMATTED.test(text)) return countParts(text, 'cpe:2.3:'.length) === FORMATTED_PARTS;
  return URI.test(text) && countParts(text, 'cpe:/'.length) <= URI_PARTS;
}

/** Colons end a part unless a backslash stands before. */
function countParts(text: string, from: number): number {
  let parts = 1;
  for (let colon = text.indexOf(':', from); colon !== -1; colon = text.indexOf(':', colon + 1)) {
    if (!isEscaped(text, colon)) parts += 1;
  }
  return parts;
}

/** An even number of backslashes escapes each other. */
function isEscaped(text: string, index: number): boolean {
  let first = index;
  while (text[first - 1] === '\\') first -= 1;
  return (index - first) % 2 === 1;
}
