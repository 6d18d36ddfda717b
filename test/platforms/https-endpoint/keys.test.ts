import { describe, expect, it } from '@jest/globals';
import { BridgeError } from '../../../src/core/errors';
import { keysOf, rotateKeys } from '../../../src/platforms/https-endpoint/keys';

const [FIRST, SECOND, THIRD] = ['a', 'b', 'c'].map((letter) => letter.repeat(32)) as [
  string,
  string,
  string,
];
const NOW = Date.UTC(2026, 9, 1);
const WEEK = 7 * 24 * 60 * 60 * 1000;

function refusal(work: () => unknown): BridgeError {
  try {
    work();
  } catch (error) {
    if (error instanceof BridgeError) return error;
  }
  throw new Error('It was not refused.');
}

describe('rotateKeys', () => {
  it('keeps the key before for seven days', () => {
    const first = rotateKeys(undefined, FIRST, NOW);
    expect(keysOf(first)).toEqual({ current: FIRST });
    const second = rotateKeys(first, ` ${SECOND}\n`, NOW + 1);
    expect(keysOf(second)).toEqual({
      current: SECOND,
      previous: { key: FIRST, until: NOW + 1 + WEEK },
    });
    const third = rotateKeys(second, THIRD, NOW + 2);
    expect(keysOf(third)).toEqual({
      current: THIRD,
      previous: { key: SECOND, until: NOW + 2 + WEEK },
    });
  });

  it('changes nothing when the current key is entered again', () => {
    const stored = rotateKeys(rotateKeys(undefined, FIRST, NOW), SECOND, NOW);
    expect(rotateKeys(stored, SECOND, NOW + WEEK)).toBe(stored);
  });

  it('takes what is stored as a plain string for a key', () => {
    expect(keysOf(FIRST)).toEqual({ current: FIRST });
    expect(keysOf(rotateKeys(FIRST, SECOND, NOW)).previous?.key).toBe(FIRST);
  });

  it('takes a key that looks like JSON for a key', () => {
    const entered = JSON.stringify({ current: FIRST });
    expect(keysOf(rotateKeys(undefined, entered, NOW))).toEqual({ current: entered });
  });

  it('does not keep what never was a key', () => {
    expect(keysOf(rotateKeys('short', FIRST, NOW))).toEqual({ current: FIRST });
  });

  it.each([
    ['', 'at least 32 characters'],
    ['x'.repeat(31), 'at least 32 characters'],
    ['x'.repeat(501), 'at most 500 characters'],
    [`${'x'.repeat(40)} y`, 'without spaces'],
    [`${'x'.repeat(40)}\ny`, 'without spaces'],
    ['ü'.repeat(40), 'visible ASCII'],
  ])('refuses %j: %s', (entered, words) => {
    const error = refusal(() => rotateKeys(undefined, entered, NOW));
    expect(error.code).toBe('REQUEST_INVALID');
    expect(error.detail).toContain(words);
    if (entered !== '') expect(error.detail).not.toContain(entered);
    expect(refusal(() => keysOf(entered)).code).toBe('DESTINATION_TOKEN_REFUSED');
  });
});
