import { describe, expect, it } from '@jest/globals';
import { megabytes } from '../../../../src/core/sbom/read/megabytes';

const MIB = 1024 * 1024;

describe('megabytes', () => {
  it.each([
    [0, '0.0 MB'],
    [1, '0.1 MB'],
    [30 * MIB, '30.0 MB'],
    [30 * MIB + 1, '30.1 MB'],
    [31_500_000, '30.1 MB'],
  ])('%d bytes are %s', (bytes, text) => {
    expect(megabytes(bytes)).toBe(text);
  });
});
