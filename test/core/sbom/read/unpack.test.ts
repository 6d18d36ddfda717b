import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MAX_SBOM_BYTES } from '../../../../src/core/sbom/read/decode';
import { unpack } from '../../../../src/core/sbom/read/unpack';
import { gzip, utf8, zstd } from '../fixtures/encodings';

const TEXT = utf8(`{"name":"${'é🚀'.repeat(20_000)}"}`);
const SMALL = utf8('{"name":"hello hello hello hello hello"}\n');
/** `SMALL` as the zstd program compresses it. */
const COMPRESSED = Uint8Array.from(
  Buffer.from('KLUv/QRYxQAAkHsibmFtZSI6ImhlbGxvICJ9CgEAqUsdT4GU0Q==', 'base64'),
);

function join(...parts: readonly (Uint8Array | number[])[]): Uint8Array {
  return Buffer.concat(parts.map((part) => Uint8Array.from(part)));
}

/** Changes one byte, counted from the end. */
function flipAt(place: number) {
  return (byte: number, index: number, all: Uint8Array) =>
    index === all.length + place ? byte ^ 1 : byte;
}

describe('unpack', () => {
  it.each<[string, Uint8Array, Uint8Array]>([
    ['gzip', gzip(TEXT), TEXT],
    ['gzip of several members', join(gzip(TEXT), gzip(SMALL)), join(TEXT, SMALL)],
    ['gzip with an empty member', join(gzip(TEXT), gzip(new Uint8Array())), TEXT],
    ['zstd', zstd(TEXT), TEXT],
    ['zstd that does not tell its size', zstd(TEXT, { declareSize: false }), TEXT],
    ['zstd of a compressed block', COMPRESSED, SMALL],
    [
      'zstd of several frames',
      join(zstd(TEXT), zstd(SMALL, { declareSize: false })),
      join(TEXT, SMALL),
    ],
    [
      'zstd with a frame to be skipped',
      join(zstd(SMALL), [0x50, 0x2a, 0x4d, 0x18, 2, 0, 0, 0, 9, 9]),
      SMALL,
    ],
    ['zstd with an empty frame', join(zstd(new Uint8Array()), zstd(SMALL)), SMALL],
    ['what is not compressed', TEXT, TEXT],
  ])('%s', (_name, bytes, expected) => {
    const unpacked = unpack(bytes);
    expect(unpacked.ok && Buffer.compare(unpacked.bytes, expected)).toBe(0);
    expect(unpacked.ok && unpacked.findings.map(({ kind }) => kind)).toEqual(
      bytes === TEXT ? [] : ['compressed'],
    );
  });

  it.each<[string, Uint8Array, string]>([
    ['a gzip header alone', Uint8Array.from([0x1f, 0x8b, 8, 0]), 'SBOM_SERIALIZATION'],
    ['two bytes of gzip', Uint8Array.from([0x1f, 0x8b]), 'SBOM_SERIALIZATION'],
    ['gzip cut off in the data', gzip(TEXT).slice(0, 100), 'SBOM_SERIALIZATION'],
    ['gzip cut off in the trailer', gzip(TEXT).slice(0, -3), 'SBOM_SERIALIZATION'],
    ['gzip of another checksum', gzip(TEXT).map(flipAt(-8)), 'SBOM_SERIALIZATION'],
    [
      'gzip whose first member has another checksum',
      join(gzip(TEXT).map(flipAt(-5)), gzip(SMALL)),
      'SBOM_SERIALIZATION',
    ],
    ['gzip with something behind it', join(gzip(TEXT), [1, 2, 3, 4]), 'SBOM_SERIALIZATION'],
    ['gzip in gzip', gzip(gzip(SMALL)), 'SBOM_SERIALIZATION'],
    ['zstd in gzip', gzip(zstd(SMALL)), 'SBOM_SERIALIZATION'],
    ['a zstd magic alone', zstd(SMALL).slice(0, 4), 'SBOM_SERIALIZATION'],
    ['zstd cut off', zstd(TEXT).slice(0, -1), 'SBOM_SERIALIZATION'],
    ['zstd with something behind it', join(zstd(TEXT), [1, 2, 3, 4]), 'SBOM_SERIALIZATION'],
    [
      'zstd that needs a dictionary',
      Uint8Array.from([0x28, 0xb5, 0x2f, 0xfd, 0x21, 7, 1, 9, 0, 0, 0x61]),
      'SBOM_SERIALIZATION',
    ],
    [
      'zstd with a window of gigabytes',
      Uint8Array.from([0x28, 0xb5, 0x2f, 0xfd, 0, 20 << 3, 9, 0, 0, 0x61]),
      'SBOM_SERIALIZATION',
    ],
    [
      'zstd that claims gigabytes',
      Uint8Array.from([0x28, 0xb5, 0x2f, 0xfd, 0xa0, 0, 0, 0, 0x7f, 9, 0, 0, 0x61]),
      'SBOM_TOO_LARGE',
    ],
    [
      'very many gzip members',
      join(...Array.from({ length: 1200 }, () => gzip(SMALL))),
      'SBOM_SERIALIZATION',
    ],
    [
      'very many zstd frames',
      join(...Array.from({ length: 1200 }, () => zstd(SMALL))),
      'SBOM_SERIALIZATION',
    ],
    ['a gzip bomb', gzip(new Uint8Array(MAX_SBOM_BYTES + 1)), 'SBOM_TOO_LARGE'],
    [
      'a zstd bomb',
      // Blocks that repeat one byte 128 K times.
      join(
        [0x28, 0xb5, 0x2f, 0xfd, 0, 7 << 3],
        Array.from({ length: 4000 }, () => [2, 0, 0x10, 0x61]).flat(),
        [1, 0, 0],
      ),
      'SBOM_TOO_LARGE',
    ],
    [
      'zstd of very many blocks',
      join(
        [0x28, 0xb5, 0x2f, 0xfd, 0, 7 << 3],
        Array.from({ length: 90_000 }, () => [0, 0, 0]).flat(),
        [1, 0, 0],
      ),
      'SBOM_SERIALIZATION',
    ],
  ])('refuses %s', (_name, bytes, code) => {
    expect(unpack(bytes)).toMatchObject({ ok: false, refusal: { code } });
  });

  it('unpacks to the limit and not beyond', () => {
    const bytes = new Uint8Array(MAX_SBOM_BYTES);
    const unpacked = unpack(gzip(bytes));
    expect(unpacked.ok && unpacked.bytes.length).toBe(MAX_SBOM_BYTES);
  });

  it('never throws', () => {
    const whole = fc.constantFrom(gzip(SMALL), zstd(SMALL), COMPRESSED);
    const change = fc.tuple(fc.nat({ max: 60 }), fc.nat({ max: 255 }));
    fc.assert(
      fc.property(
        whole,
        fc.array(change, { maxLength: 4 }),
        fc.nat({ max: 80 }),
        (one, changes, end) => {
          const bytes = one.slice(0, end + 4);
          for (const [at, value] of changes) if (at >= 4 && at < bytes.length) bytes[at] = value;
          const unpacked = unpack(bytes);
          expect(unpacked.ok ? 'bytes' : unpacked.refusal.code).toMatch(/^(?:bytes|SBOM_\w+)$/);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
