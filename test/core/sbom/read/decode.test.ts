import { describe, expect, it } from '@jest/globals';
import { decode, MAX_SBOM_BYTES } from '../../../../src/core/sbom/read/decode';
import { MARK, utf16, utf8 } from '../fixtures/encodings';

const TEXT = '{"name":"é 🚀 中"}';
const XML = '<?xml version="1.0" encoding="UTF-16"?><bom/>';
const bytesOf = (...bytes: number[]) => Uint8Array.from(bytes);

describe('decode', () => {
  it.each<[string, Uint8Array, string, string[]]>([
    ['UTF-8', utf8(TEXT), TEXT, []],
    ['UTF-8 with a mark', utf8(MARK + TEXT), TEXT, ['byte-order-mark']],
    ['UTF-16LE with a mark', utf16(MARK + TEXT), TEXT, ['utf-16']],
    ['UTF-16BE with a mark', utf16(MARK + TEXT, true), TEXT, ['utf-16']],
    ['UTF-16LE without', utf16(TEXT), TEXT, ['utf-16']],
    ['UTF-16BE without', utf16(TEXT, true), TEXT, ['utf-16']],
    ['UTF-16LE that begins with a line', utf16(`\n${TEXT}`), `\n${TEXT}`, ['utf-16']],
    ['XML in UTF-16', utf16(MARK + XML), XML.replace('UTF-16', 'UTF-8'), ['utf-16']],
    [
      'XML in UTF-16, single quotes',
      utf16(XML.replaceAll('"', "'"), true),
      XML.replace('UTF-16', 'UTF-8').replaceAll('"', "'"),
      ['utf-16'],
    ],
    [
      'XML in UTF-16 that names none',
      utf16('<?xml version="1.0"?><bom/>'),
      '<?xml version="1.0"?><bom/>',
      ['utf-16'],
    ],
    ['a mark in the middle', utf8(`"${MARK}"`), `"${MARK}"`, []],
    ['ASCII with NULs inside', utf8('ab\0\0'), 'ab\0\0', []],
    ['one character', utf8('1'), '1', []],
  ])('reads %s', (_name, bytes, text, kinds) => {
    const decoded = decode(bytes);
    expect(decoded).toMatchObject({ ok: true, text });
    if (!decoded.ok) return;
    expect(decoded.findings.map(({ kind }) => kind)).toEqual(kinds);
    expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(decoded.content)).toBe(text);
  });

  it('copies nothing where the bytes are what is forwarded', () => {
    for (const bytes of [utf8(TEXT), utf8(MARK + TEXT)]) {
      const decoded = decode(bytes);
      expect(decoded.ok && decoded.content.buffer).toBe(bytes.buffer);
    }
  });

  it.each<[string, Uint8Array, string, RegExp]>([
    ['nothing', bytesOf(), 'SBOM_EMPTY', /no content/],
    ['blanks', utf8(' \n\t\r\n'), 'SBOM_EMPTY', /blanks/],
    ['a mark alone', utf8(MARK), 'SBOM_EMPTY', /blanks/],
    ['a UTF-16 mark alone', bytesOf(0xff, 0xfe), 'SBOM_EMPTY', /blanks/],
    ['Latin-1', bytesOf(0x7b, 0x22, 0xe9, 0x22, 0x7d), 'SBOM_ENCODING', /not valid UTF-8\.$/],
    [
      'XML in Latin-1',
      Uint8Array.from(Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><a>é</a>', 'latin1')),
      'SBOM_ENCODING',
      /not valid UTF-8\. It says that it is "ISO-8859-1"\.$/,
    ],
    ['a cut-off character', bytesOf(0x7b, 0xf0, 0x9f), 'SBOM_ENCODING', /UTF-8/],
    ['a surrogate in UTF-8', bytesOf(0x7b, 0xed, 0xa0, 0x80), 'SBOM_ENCODING', /UTF-8/],
    ['half of a UTF-16 unit', bytesOf(0xff, 0xfe, 0x7b), 'SBOM_ENCODING', /UTF-16/],
    ['a lone surrogate in UTF-16', bytesOf(0xff, 0xfe, 0x00, 0xd8), 'SBOM_ENCODING', /UTF-16/],
    ['UTF-32LE with a mark', bytesOf(0xff, 0xfe, 0, 0, 0x7b, 0, 0, 0), 'SBOM_ENCODING', /UTF-32/],
    ['UTF-32BE with a mark', bytesOf(0, 0, 0xfe, 0xff, 0, 0, 0, 0x7b), 'SBOM_ENCODING', /UTF-32/],
    ['UTF-32LE', bytesOf(0x7b, 0, 0, 0, 0x7d, 0, 0, 0), 'SBOM_ENCODING', /UTF-32/],
    ['UTF-32BE', bytesOf(0, 0, 0, 0x7b, 0, 0, 0, 0x7d), 'SBOM_ENCODING', /UTF-32/],
  ])('refuses %s', (_name, bytes, code, message) => {
    const decoded = decode(bytes);
    expect(decoded).toMatchObject({ ok: false, refusal: { code } });
    expect(!decoded.ok && decoded.refusal.message).toMatch(message);
  });

  it('refuses UTF-16 that is larger as UTF-8 than what is read', () => {
    const bytes = new Uint8Array(MAX_SBOM_BYTES).fill(0x4e);
    bytes.set([0xff, 0xfe]);
    expect(decode(bytes)).toMatchObject({ ok: false, refusal: { code: 'SBOM_TOO_LARGE' } });
  });
});
