import type { Delivery } from './types';

/** Numbers for what one run sends, each greater than any before it in the repository. */
export interface SendOrder {
  next(): number;
}

/**
 * Times, so that they can be compared with what has none; yet they never go back, as a clock does.
 *
 * @param last the greatest that the repository has
 * @param now epoch milliseconds
 */
export function createSendOrder(last: number | undefined, now: () => number): SendOrder {
  let greatest = last ?? 0;
  return {
    next() {
      greatest = Math.max(greatest + 1, now());
      return greatest;
    },
  };
}

/** See Delivery.order. */
export function orderOf({ order, attemptedAt }: Pick<Delivery, 'order' | 'attemptedAt'>): number {
  return order ?? attemptedAt;
}
