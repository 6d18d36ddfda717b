import { describe, expect, it } from '@jest/globals';
import { clockOffset } from '../../../src/platforms/http/clock-offset';

const NOON = Date.UTC(2026, 9, 1, 12);
const HOUR = 3_600_000;

/** The offset of an answer that says `date` and was under way for so many milliseconds. */
function offset(date: string | undefined, took = 0): number {
  const headers = new Headers(date === undefined ? {} : { date });
  return clockOffset(headers, { askedAt: NOON, answeredAt: NOON + took });
}
const dated = (ahead: number): string => new Date(NOON + ahead).toUTCString();

describe('the difference of the clocks', () => {
  it.each([
    ['an hour ahead', HOUR, -HOUR],
    ['an hour behind', -HOUR, HOUR],
    ['ten seconds ahead', 10_000, -10_000],
    ['three seconds behind', -3000, 3000],
    ['two seconds ahead, as good as none', 2000, 0],
    ['two seconds behind, as good as none', -2000, 0],
  ])('of a server %s', (_name, ahead, expected) => {
    expect(offset(dated(ahead))).toBe(expected);
  });

  it.each([
    ['where the server wrote its time at the beginning', 0],
    ['where it wrote its time at the end', 20_000],
  ])('is none of an answer that was 20 seconds under way, %s', (_name, ahead) => {
    expect(offset(dated(ahead), 20_000)).toBe(0);
  });

  it.each([[undefined], [''], ['yesterday']])('is none where the answer says %j', (date) => {
    expect(offset(date)).toBe(0);
  });
});
