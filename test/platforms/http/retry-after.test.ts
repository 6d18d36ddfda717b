import { describe, expect, it } from '@jest/globals';
import { retryAfterSeconds } from '../../../src/platforms/http/retry-after';

const NOW = Date.UTC(2026, 9, 21, 7, 28, 0);

describe('retryAfterSeconds', () => {
  it.each([
    ['0', 0],
    ['120', 120],
    [' 5 ', 5],
    ['999999999999', 86_400],
    ['Wed, 21 Oct 2026 07:28:30 GMT', 30],
    ['Wednesday, 21-Oct-26 07:29:00 GMT', 60],
    ['Wed Oct 21 07:27:00 2026 GMT', 0],
    ['Thu, 21 Oct 2126 07:28:30 GMT', 86_400],
    ['', undefined],
    ['-1', undefined],
    ['1.5', undefined],
    ['soon', undefined],
    ['2026-10-21', undefined],
    ['Wed, nonsense', undefined],
    [null, undefined],
  ])('%j → %j', (header, expected) => {
    expect(retryAfterSeconds(header, NOW)).toBe(expected);
  });
});
