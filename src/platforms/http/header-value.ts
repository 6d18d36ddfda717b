/** Well under the 8 KB that common servers allow for all headers together. */
const MAX_LENGTH = 1000;

/**
 * A value that is safe in a header, or undefined where there is nothing to send. Printable ASCII
 * goes as it is; anything else (CR, LF, other controls, non-ASCII letters) is percent-encoded as
 * UTF-8, together with the percent signs of the original, so that it can be decoded again. Latin-1
 * letters are encoded too: servers disagree on how to read them. What is still too long is left
 * out, since half a link is worse than none.
 */
export function headerValue(value: string): string | undefined {
  const trimmed = value.trim();
  const safe = /^[\x20-\x7e]*$/.test(trimmed) ? trimmed : percentEncode(trimmed);
  return safe === '' || safe.length > MAX_LENGTH ? undefined : safe;
}

/** Not encodeURIComponent: that throws on a lone surrogate, and branch names may hold one. */
function percentEncode(text: string): string {
  return Array.from(new TextEncoder().encode(text), (byte) =>
    byte >= 0x20 && byte <= 0x7e && byte !== 0x25
      ? String.fromCharCode(byte)
      : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`,
  ).join('');
}
