import { describe, expect, it } from '@jest/globals';
import { InvocationError } from '@forge/events';
import fc from 'fast-check';
import type { Outcome } from '../../../../host/platform/invoke';
import {
  RETENTION_MS,
  decideEvent,
  decideTrigger,
} from '../../../../host/platform/queues/retry-decision';

const fresh = { attempt: 0, firstAt: 0, now: 0 };
const returned = (value: unknown): Outcome => ({ kind: 'returned', value });
const threw: Outcome = { kind: 'threw', error: { name: 'TypeError', message: 'secret text' } };
const timedOut: Outcome = {
  kind: 'timed-out',
  error: { name: 'FunctionTimeoutError', message: '' },
};

describe('what follows an invocation', () => {
  it.each([undefined, null, true, 'text', { _retry: false }, { retryOptions: { retryAfter: 5 } }])(
    '%j is success',
    (value) => {
      expect(decideEvent(returned(value), fresh)).toEqual({ kind: 'done' });
      expect(decideTrigger(returned(value), fresh)).toEqual({ kind: 'done' });
    },
  );

  it.each([
    [30, 30],
    [0, 1],
    [-5, 1],
    [5000, 900],
  ])('retryAfter %d waits %d seconds', (retryAfter, delaySeconds) => {
    const value = { _retry: true, retryOptions: { retryAfter } };
    expect(decideEvent(returned(value), fresh)).toMatchObject({ kind: 'retry', delaySeconds });
  });

  it('knows the real InvocationError, with and without options', () => {
    expect(decideTrigger(returned(new InvocationError()), fresh)).toEqual({
      kind: 'retry',
      delaySeconds: 1,
      reason: 'FUNCTION_RETRY_REQUEST',
      data: undefined,
    });
  });

  it('drops retry data over 4 KB', () => {
    const value = (text: string): unknown => ({
      _retry: true,
      retryOptions: { retryAfter: 1, retryData: { text } },
    });
    expect(decideEvent(returned(value('x'.repeat(4000))), fresh)).toMatchObject({
      data: { text: expect.any(String) },
    });
    expect(decideEvent(returned(value('x'.repeat(4096))), fresh)).toMatchObject({
      data: undefined,
    });
  });

  it('retries a trigger four times when asked or timed out, never after a throw', () => {
    expect(decideTrigger(threw, fresh)).toEqual({ kind: 'dead', reason: 'TypeError' });
    expect(decideTrigger(timedOut, { ...fresh, attempt: 3 })).toMatchObject({
      kind: 'retry',
      reason: 'FUNCTION_TIME_OUT',
    });
    expect(decideTrigger(timedOut, { ...fresh, attempt: 4 })).toMatchObject({ kind: 'dead' });
    const asked = returned(new InvocationError());
    expect(decideTrigger(asked, { ...fresh, attempt: 4 })).toMatchObject({ kind: 'dead' });
  });

  it('never plans an event beyond its 24 hours, and waits 1 to 900 seconds', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(threw, timedOut, returned({ _retry: true })),
        fc.nat({ max: 2000 }),
        fc.nat({ max: RETENTION_MS + 10_000 }),
        (outcome, attempt, now) => {
          const decision = decideEvent(outcome, { attempt, firstAt: 0, now });
          if (decision.kind === 'retry') {
            expect(decision.delaySeconds).toBeGreaterThanOrEqual(1);
            expect(decision.delaySeconds).toBeLessThanOrEqual(900);
            expect(now + decision.delaySeconds * 1000).toBeLessThanOrEqual(RETENTION_MS);
          } else {
            expect(decision.kind).toBe('dead');
            expect(now).toBeGreaterThan(RETENTION_MS - 900_000);
          }
        },
      ),
    );
  });
});
