import { quote, type NewFinding } from '../findings/collect';
import type { Refusal } from '../types';
import { encodingOf, type Encoding } from './encoding';
import { megabytes } from './megabytes';

/** What is read at most, in bytes: as it is in the repository, unpacked, and as UTF-8. */
export const MAX_SBOM_BYTES = 30 * 1024 * 1024;

export type Decoding =
  | {
      readonly ok: true;
      /** Without byte order mark. */
      readonly text: string;
      /** `text` in UTF-8; where the bytes were that already, no copy. */
      readonly content: Uint8Array;
      readonly findings: readonly NewFinding[];
    }
  | { readonly ok: false; readonly refusal: Refusal };

/**
 * Bytes to text: UTF-8 or UTF-16, with or without byte order mark. Strict, so that Latin-1 is
 * refused and not turned into question marks.
 *
 * What is forwarded has no mark: RFC 8259 §8.1 forbids it in JSON, and no format needs it in UTF-8.
 */
export function decode(bytes: Uint8Array): Decoding {
  if (bytes.length === 0) return refuse('SBOM_EMPTY', 'The file has no content.');
  const encoding = encodingOf(bytes);
  if (encoding.name === 'utf-32') {
    return refuse('SBOM_ENCODING', 'The file is encoded as UTF-32; save it as UTF-8.');
  }
  const plain = bytes.subarray(encoding.mark);
  const text = toText(plain, encoding);
  if (text === undefined) return refuse('SBOM_ENCODING', undecodable(bytes, encoding));
  if (!/\S/.test(text)) return refuse('SBOM_EMPTY', 'The file holds nothing but blanks.');
  if (encoding.name === 'utf-8') {
    return { ok: true, text, content: plain, findings: encoding.mark > 0 ? [MARK] : [] };
  }
  return fromUtf16(declareUtf8(text));
}

const MARK: NewFinding = {
  kind: 'byte-order-mark',
  path: '',
  message: 'The file begins with a byte order mark; it is forwarded without.',
};
const UTF16: NewFinding = {
  kind: 'utf-16',
  path: '',
  message: 'The file is encoded as UTF-16; it is forwarded as UTF-8.',
};

function fromUtf16(text: string): Decoding {
  const content = new TextEncoder().encode(text);
  if (content.length > MAX_SBOM_BYTES) {
    const size = `The file has ${megabytes(content.length)} as UTF-8`;
    return refuse('SBOM_TOO_LARGE', `${size}; ${megabytes(MAX_SBOM_BYTES)} is the most.`);
  }
  return { ok: true, text, content, findings: [UTF16] };
}

function toText(bytes: Uint8Array, { name }: Encoding): string | undefined {
  try {
    return new TextDecoder(name, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** XML names its encoding, and one that is not true is fatal to its readers (XML 1.0, 4.3.3). */
function declareUtf8(text: string): string {
  return text.replace(DECLARED, '$1$2UTF-8$2');
}

const DECLARED = /^(<\?xml\s[^>]{0,200}?\bencoding\s{0,9}=\s{0,9})(["'])[A-Za-z][\w.-]{0,40}\2/;

function undecodable(bytes: Uint8Array, { name }: Encoding): string {
  const head = String.fromCharCode(...bytes.subarray(0, 300));
  const declared = /^<\?xml\s[^>]{0,200}?\bencoding\s{0,9}=\s{0,9}["']([\w.-]{1,40})/.exec(head);
  const says = declared?.[1] === undefined ? '' : ` It says that it is ${quote(declared[1])}.`;
  return `The file is not valid ${name.slice(0, 6).toUpperCase()}.${says}`;
}

function refuse(code: Refusal['code'], message: string): Decoding {
  return { ok: false, refusal: { code, message } };
}
