import { gzipSync } from 'fflate';

/** What one answer carries of a document. */
export interface DocumentPiece {
  /** Of the document's gzip, in base64. */
  readonly data: string;
  /** Where the next piece begins; absent = this was the last. */
  readonly next?: number;
}

/** Forge lets a resolver answer 5 MB; base64 makes four characters of three bytes. */
const PIECE = 3 * 1024 * 1024;
/** Arguments of one call of String.fromCharCode; a multiple of three leaves no padding inside. */
const CHUNK = 0x6000;

/**
 * A piece of a document, compressed: the largest SBOM has 30 MB and compresses to a tenth, so that
 * most are one piece. The same document gives the same pieces at every call.
 *
 * @param from where it begins, in bytes of the gzip
 */
export function documentPiece(content: Uint8Array, from: number): DocumentPiece {
  // Without a time, which would come from the clock.
  const packed = gzipSync(content, { mtime: 0 });
  const end = Math.min(from + PIECE, packed.length);
  let data = '';
  for (let start = from; start < end; start += CHUNK) {
    data += btoa(String.fromCharCode(...packed.subarray(start, Math.min(start + CHUNK, end))));
  }
  return { data, ...(end < packed.length && { next: end }) };
}
