import { crc32 as expected } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { crc32 } from '../../../../src/core/sbom/read/crc32';
import { utf8 } from '../fixtures/encodings';

describe('crc32', () => {
  it('has the check value of its catalogue', () => {
    expect(crc32(utf8('123456789'))).toBe(0xcbf43926);
    expect(crc32(new Uint8Array(0))).toBe(0);
  });

  it('goes on from what was before, as zlib does', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.uint8Array(), (one, other) => {
        expect(crc32(other, crc32(one))).toBe(expected(other, expected(one)));
      }),
    );
  });
});
