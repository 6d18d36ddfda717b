import { describe, expect, it } from '@jest/globals';
import { decode, MAX_SBOM_BYTES } from '../../../src/core/sbom/decode';
import { toBytes } from './documents';

const TEXT = '{"name":"é 🚀"}';
const MARK = '\ufeff';

function utf16(text: string, bigEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < text.length; index += 1) {
    view.setUint16(index * 2, text.charCodeAt(index), !bigEndian);
  }
  return bytes;
}

describe('decode', () => {
  it.each([
    ['UTF-8', toBytes(TEXT), 0],
    ['UTF-8 with a mark', toBytes(MARK + TEXT), 1],
    ['UTF-16LE', utf16(MARK + TEXT, false), 1],
    ['UTF-16BE', utf16(MARK + TEXT, true), 1],
  ])('reads %s', (_name, bytes, notes) => {
    const decoded = decode(bytes);
    expect(decoded).toMatchObject({ ok: true, text: TEXT });
    expect(decoded.ok && decoded.notes.map(({ severity }) => severity)).toEqual(
      Array.from({ length: notes }, () => 'warning'),
    );
  });

  it.each([
    ['nothing', new Uint8Array(), 'SBOM_EMPTY'],
    ['blanks', toBytes(' \n\t\r\n'), 'SBOM_EMPTY'],
    ['a mark alone', toBytes(MARK), 'SBOM_EMPTY'],
    ['Latin-1', new Uint8Array([0x7b, 0x22, 0xe9, 0x22, 0x7d]), 'SBOM_ENCODING'],
    ['a cut-off character', new Uint8Array([0x7b, 0xf0, 0x9f]), 'SBOM_ENCODING'],
    ['half of a UTF-16 unit', new Uint8Array([0xff, 0xfe, 0x7b]), 'SBOM_ENCODING'],
    ['a lone surrogate in UTF-16', new Uint8Array([0xff, 0xfe, 0x00, 0xd8]), 'SBOM_ENCODING'],
    ['gzip', new Uint8Array([0x1f, 0x8b, 8, 0]), 'SBOM_SERIALIZATION'],
    ['zstd', new Uint8Array([0x28, 0xb5, 0x2f, 0xfd, 0]), 'SBOM_SERIALIZATION'],
    ['zip', new Uint8Array([0x50, 0x4b, 3, 4]), 'SBOM_SERIALIZATION'],
    ['too much', new Uint8Array(MAX_SBOM_BYTES + 1), 'SBOM_TOO_LARGE'],
  ])('refuses %s', (_name, bytes, code) => {
    expect(decode(bytes)).toMatchObject({ ok: false, finding: { code, severity: 'error' } });
  });

  it('takes a file of exactly the greatest size', () => {
    expect(decode(new Uint8Array(MAX_SBOM_BYTES).fill(0x61)).ok).toBe(true);
  });
});
