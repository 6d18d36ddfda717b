import { expect, it } from '@jest/globals';
import { createSendOrder, orderOf, type LastSent } from '../../../src/core/delivery/send-order';
import { stored } from './situations';

it.each([
  ['of a first document is the time', undefined, [100, 200], [100, 200]],
  ['grows within one millisecond', undefined, [100, 100], [100, 101]],
  ['grows where the clock is put back', 500, [100, 200, 900], [501, 502, 900]],
])('the order of sending %s', (_name, last, times, expected) => {
  const clock = [...times];
  const before = last === undefined ? undefined : { order: last, recent: [] };
  const order = createSendOrder(before, () => clock.shift() ?? 0);
  expect(times.map(() => order.next())).toEqual(expected);
});

it('what was sent is known by its place for a quarter of an hour, and its own key is no other', () => {
  let now = 1_000;
  const send = (last?: LastSent) => createSendOrder(last, () => now);
  const one = send();
  one.next();
  const first = one.note('here', 'a');
  expect(first).toEqual({ order: 1_000, recent: [{ place: 'here', key: 'a', at: 1_000 }] });
  const two = send(first);
  expect([
    two.othersAt('here', 'b'),
    two.othersAt('here', 'a'),
    two.othersAt('there', 'b'),
  ]).toEqual([['a'], [], []]);
  for (const hours of [0.25, -0.25, -24]) {
    now = 1_000 + hours * 3600_000;
    expect(two.othersAt('here', 'b')).toEqual([]);
  }
  expect(two.note('here', 'b').recent.map(({ key }) => key)).toEqual(['b']);
});

it('no more of what was sent is kept than one stored value holds', () => {
  const order = createSendOrder(undefined, () => 0);
  for (let n = 0; n < 200; n += 1) order.note('here', String(n));
  const { recent } = order.note('here', 'last');
  expect(recent).toHaveLength(60);
  expect(recent.at(-1)?.key).toBe('last');
});

it('a delivery without an order has that of its attempt', () => {
  expect(orderOf(stored({ attemptedAt: 7 }))).toBe(7);
  expect(orderOf(stored({ attemptedAt: 7, order: 9 }))).toBe(9);
});
