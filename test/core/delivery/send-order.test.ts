import { expect, it } from '@jest/globals';
import { createSendOrder, orderOf } from '../../../src/core/delivery/send-order';
import { stored } from './situations';

it.each([
  ['of a first document is the time', undefined, [100, 200], [100, 200]],
  ['grows within one millisecond', undefined, [100, 100], [100, 101]],
  ['grows where the clock is put back', 500, [100, 200, 900], [501, 502, 900]],
])('the order of sending %s', (_name, last, times, expected) => {
  const clock = [...times];
  const order = createSendOrder(last, () => clock.shift() ?? 0);
  expect(times.map(() => order.next())).toEqual(expected);
});

it('a delivery without an order has that of its attempt', () => {
  expect(orderOf(stored({ attemptedAt: 7 }))).toBe(7);
  expect(orderOf(stored({ attemptedAt: 7, order: 9 }))).toBe(9);
});
