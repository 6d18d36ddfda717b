import type { Delivery } from './types';

/** A document that was sent, or was about to be. */
export interface RecentSend {
  /** See versionPlace. */
  readonly place: string;
  /** Of its delivery. */
  readonly key: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** What a repository sent last. */
export interface LastSent {
  /** The greatest order that was given out. */
  readonly order: number;
  readonly recent: readonly RecentSend[];
}

/** Numbers for what one run sends, each greater than any before it in the repository. */
export interface SendOrder {
  next(): number;
  /** Notes what is about to be sent; all that is to be stored with it. */
  note(place: string, key: string): LastSent;
  /** Keys of other deliveries that were sent there not long ago. */
  othersAt(place: string, key: string): readonly string[];
}

/** Nobody waits longer than this for the record of a document. */
export const PATIENCE_MS = 15 * 60_000;
/** More than one run looks at; what is forgotten is not waited for. */
const MOST = 60;

/**
 * Times, so that they can be compared with what has none; yet they never go back, as a clock does.
 *
 * @param now epoch milliseconds
 */
export function createSendOrder(last: LastSent | undefined, now: () => number): SendOrder {
  let greatest = last?.order ?? 0;
  let recent = last?.recent ?? [];
  return {
    next() {
      greatest = Math.max(greatest + 1, now());
      return greatest;
    },
    note(place, key) {
      const at = now();
      const others = recent.filter((one) => one.key !== key && isRecent(one.at, at));
      recent = [...others.slice(1 - MOST), { place, key, at }];
      return { order: greatest, recent };
    },
    othersAt(place, key) {
      const at = now();
      const others = recent.filter((one) => one.place === place && one.key !== key);
      return others.flatMap((one) => (isRecent(one.at, at) ? one.key : []));
    },
  };
}

/** Nor is what a clock that was put back says lies ahead. Epoch milliseconds. */
export function isRecent(at: number, now: number): boolean {
  return Math.abs(now - at) < PATIENCE_MS;
}

/** See Delivery.order. */
export function orderOf({ order, attemptedAt }: Pick<Delivery, 'order' | 'attemptedAt'>): number {
  return order ?? attemptedAt;
}
