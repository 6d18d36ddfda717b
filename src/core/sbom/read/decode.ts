import { refusal } from './findings';
import type { Finding } from './types';

/** What SBOM Bridge reads at most, in bytes. */
export const MAX_SBOM_BYTES = 30 * 1024 * 1024;

export type Decoding =
  | { readonly ok: true; readonly text: string; readonly notes: readonly Finding[] }
  | { readonly ok: false; readonly finding: Finding };

/**
 * Bytes to text: UTF-8, or UTF-16 where a byte order mark says so. Strict, so that Latin-1 is
 * refused and not turned into question marks. Compressed files are told by their first bytes.
 */
export function decode(bytes: Uint8Array): Decoding {
  if (bytes.length === 0) return refused('SBOM_EMPTY', 'The file has no content.');
  if (bytes.length > MAX_SBOM_BYTES) {
    return refused(
      'SBOM_TOO_LARGE',
      `The file has ${bytes.length} bytes; ${MAX_SBOM_BYTES} is the most.`,
    );
  }
  for (const [name, magic] of COMPRESSED) {
    if (startsWith(bytes, magic)) {
      return refused('SBOM_SERIALIZATION', `The file is compressed with ${name}.`);
    }
  }
  const mark = MARKS.find(({ magic }) => startsWith(bytes, magic));
  return decodeAs(mark?.encoding ?? 'utf-8', bytes, mark?.note);
}

const COMPRESSED: readonly (readonly [string, readonly number[]])[] = [
  ['gzip', [0x1f, 0x8b]],
  ['zstd', [0x28, 0xb5, 0x2f, 0xfd]],
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
];

const MARKS = [
  {
    magic: [0xef, 0xbb, 0xbf],
    encoding: 'utf-8',
    note: 'The file begins with a byte order mark, which some readers refuse.',
  },
  {
    magic: [0xff, 0xfe],
    encoding: 'utf-16le',
    note: 'The file is encoded as UTF-16; it is forwarded as UTF-8, which JSON is to be.',
  },
  {
    magic: [0xfe, 0xff],
    encoding: 'utf-16be',
    note: 'The file is encoded as UTF-16; it is forwarded as UTF-8, which JSON is to be.',
  },
] as const;

/** Which UTF-16 the byte order mark says; undefined = UTF-8, or whatever else it is. */
export function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const encoding = MARKS.find(({ magic }) => startsWith(bytes, magic))?.encoding;
  return encoding === 'utf-8' ? undefined : encoding;
}

function decodeAs(encoding: string, bytes: Uint8Array, note: string | undefined): Decoding {
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return refused('SBOM_ENCODING', `The file is not valid ${encoding.toUpperCase()}.`);
  }
  if (text.trim() === '') return refused('SBOM_EMPTY', 'The file holds nothing but blanks.');
  const notes: Finding[] =
    note === undefined
      ? []
      : [{ code: 'SBOM_ADVICE', severity: 'warning', path: '', message: note }];
  return { ok: true, text, notes };
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

function refused(code: Finding['code'], message: string): Decoding {
  return { ok: false, finding: refusal(code, message) };
}
