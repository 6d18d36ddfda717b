import type { Edit } from './placement';

/** The bytes with one edit of their text; all others are copied and not encoded again. */
export function splice(content: Uint8Array, text: string, edit: Edit): Uint8Array {
  const start = byteLength(text, 0, edit.start);
  const end = start + byteLength(text, edit.start, edit.end);
  const inserted = new TextEncoder().encode(edit.text);
  const result = new Uint8Array(start + inserted.length + content.length - end);
  result.set(content.subarray(0, start));
  result.set(inserted, start);
  result.set(content.subarray(end), start + inserted.length);
  return result;
}

/** Bytes of a part of well-formed text in UTF-8; each half of a surrogate pair counts two. */
function byteLength(text: string, start: number, end: number): number {
  let bytes = end - start;
  for (let index = start; index < end; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 0x80) continue;
    bytes += code < 0x800 || (code >= 0xd800 && code <= 0xdfff) ? 1 : 2;
  }
  return bytes;
}
