import { describe, expect, it } from '@jest/globals';
import {
  afterFailure,
  bitbucketHeldFor,
  heldFor,
  NO_HOLDS,
  whileBitbucketWaits,
} from '../../../src/core/delivery/holds';
import { BridgeError } from '../../../src/core/errors';

const NOW = 1_700_000_000_000;
const DAY = 24 * 3600;
const slowDown = (retryAfterSeconds: number) =>
  new BridgeError('DESTINATION_RATE_LIMITED', { retryAfterSeconds });

describe('nothing is left alone for ever', () => {
  it.each([60, DAY])('a destination may ask for %s seconds', (asked) => {
    const holds = afterFailure(NO_HOLDS, 'one', slowDown(asked), NOW, 0);
    expect(heldFor(holds, 'one', NOW)).toBe(asked);
  });

  it('a destination that asks for more than a day gets a day', () => {
    const holds = afterFailure(NO_HOLDS, 'one', slowDown(1e12), NOW, 0);
    expect(heldFor(holds, 'one', NOW)).toBe(DAY);
  });

  it.each([
    [undefined, 300],
    [600, 600],
    [7200, 7200],
    // A time instead of a number of seconds.
    [1_700_000_600, 3600],
  ])('Bitbucket that asks for %s seconds gets %s', (asked, given) => {
    const holds = whileBitbucketWaits(NO_HOLDS, asked, NOW);
    expect(bitbucketHeldFor(holds, NOW)).toBe(given);
  });

  it('what was held by a clock that was ahead is asked once the clock is put right', () => {
    const later = NOW + 400 * DAY * 1000;
    const held = afterFailure(NO_HOLDS, 'one', slowDown(60), later, 0);
    const holds = whileBitbucketWaits(held, 60, later);
    expect([heldFor(holds, 'one', later), bitbucketHeldFor(holds, later)]).toEqual([60, 60]);
    expect([heldFor(holds, 'one', NOW), bitbucketHeldFor(holds, NOW)]).toEqual([0, 0]);
  });
});
