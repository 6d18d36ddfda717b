import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MAX_ATTEMPTS, nextAttempt, SPENT_AFTER_MS } from '../../../src/core/delivery/retry-policy';
import { CATALOGUE } from '../../../src/core/error-catalogue';
import { BridgeError, explain, type ErrorCode } from '../../../src/core/errors';

const codes = Object.keys(CATALOGUE) as ErrorCode[];
const FIRST = { attempt: 1, ageMs: 0 };
const down = new BridgeError('DESTINATION_UNAVAILABLE');

describe('nextAttempt', () => {
  it.each([
    [1, 8, 15],
    [2, 23, 45],
    [3, 68, 135],
    [4, 203, 405],
    [5, 608, 1215],
    [6, 900, 1800],
    [7, 900, 1800],
    [60, 900, 1800],
  ])('after attempt %i waits from %i s to %i s', (attempt, least, most) => {
    const delay = (random: number) => nextAttempt(down, { attempt, ageMs: 0 }, random);
    expect(delay(0)).toEqual({ retry: true, delaySeconds: least, look: false });
    expect(delay(1)).toEqual({ retry: true, delaySeconds: most, look: false });
  });

  it('ends after the last attempt', () => {
    expect(nextAttempt(down, { attempt: MAX_ATTEMPTS - 1, ageMs: 0 }, 0.5).retry).toBe(true);
    expect(nextAttempt(down, { attempt: MAX_ATTEMPTS, ageMs: 0 }, 0.5)).toEqual({ retry: false });
    expect(nextAttempt(down, { attempt: MAX_ATTEMPTS + 5, ageMs: 0 }, 0.5)).toEqual({
      retry: false,
    });
  });

  it('ends after three days, which outlasts a weekend, whatever the number of attempts', () => {
    const after = (ageMs: number) => nextAttempt(down, { attempt: 3, ageMs }, 0.5).retry;
    expect(after(SPENT_AFTER_MS - 1)).toBe(true);
    expect(after(SPENT_AFTER_MS)).toBe(false);
    expect(SPENT_AFTER_MS).toBe(72 * 3600_000);
  });

  it.each(codes)('does with %s what the catalogue says', (code) => {
    const { retry } = explain(code);
    const next = nextAttempt(new BridgeError(code), FIRST, 0.5);
    expect(next.retry).toBe(retry !== 'never');
    expect(next.retry && next.look).toBe(retry === 'look-first');
  });

  it.each([
    [1, 1],
    [30, 30],
    [30.2, 31],
    [900, 900],
    [86_400, 86_400],
    [Infinity, 86_400],
  ])('keeps to Retry-After: %d s is %i s', (retryAfterSeconds, delaySeconds) => {
    const error = new BridgeError('DESTINATION_RATE_LIMITED', { retryAfterSeconds });
    expect(nextAttempt(error, FIRST, 0.5)).toEqual({ retry: true, delaySeconds, look: false });
  });

  it.each([0, -5, NaN, undefined])('backs off by itself when Retry-After is %s', (asked) => {
    const error = new BridgeError('DESTINATION_RATE_LIMITED', { retryAfterSeconds: asked });
    expect(nextAttempt(error, FIRST, 1)).toMatchObject({ delaySeconds: 15 });
  });

  it('does not retry what is never retried, whatever Retry-After says', () => {
    const error = new BridgeError('DESTINATION_REFUSED', { retryAfterSeconds: 5 });
    expect(nextAttempt(error, FIRST, 0.5)).toEqual({ retry: false });
  });

  it('always waits for whole seconds up to a day', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -5, max: 20 }),
        fc.double(),
        fc.integer({ min: 0, max: 2 * SPENT_AFTER_MS }),
        fc.option(fc.double(), { nil: undefined }),
        (attempt, random, ageMs, retryAfterSeconds) => {
          fc.pre(!Number.isNaN(random));
          const error = new BridgeError('DESTINATION_TIMEOUT', { retryAfterSeconds });
          const next = nextAttempt(error, { attempt, ageMs }, random);
          if (!next.retry) {
            expect(ageMs).toBeGreaterThanOrEqual(SPENT_AFTER_MS);
            return;
          }
          expect(Number.isInteger(next.delaySeconds)).toBe(true);
          expect(next.delaySeconds).toBeGreaterThanOrEqual(1);
          expect(next.delaySeconds).toBeLessThanOrEqual(86_400);
        },
      ),
    );
  });
});
