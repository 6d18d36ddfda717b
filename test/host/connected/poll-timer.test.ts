import { describe, expect, it } from '@jest/globals';
import { ConnectionError } from '../../../host/connections/problem';
import { pauseAfter } from '../../../host/connected/poll-timer';

describe('the pause before the next look', () => {
  const limit = new ConnectionError('BITBUCKET_LIMIT', ['1200']);
  it.each([
    ['the interval', 0, undefined, 0.5, 60_000],
    ['less, by jitter', 0, undefined, 0, 54_000],
    ['twice as long after a failure', 1, undefined, 0.5, 120_000],
    ['a quarter of an hour at most', 20, undefined, 0.5, 900_000],
    ['what Bitbucket said', 1, limit, 0.5, 1_200_000],
  ])('is %s', (_what, failures, error, random, expected) => {
    expect(pauseAfter(60_000, failures, error, random)).toBeCloseTo(expected);
  });
});
