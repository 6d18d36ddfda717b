/**
 * never: the same input fails again. later: worth another attempt.
 * look-first: the outcome is unknown, so look at the destination before sending again.
 */
export type Retry = 'never' | 'later' | 'look-first';

export interface CatalogueEntry {
  /** One plain sentence: what happened. */
  readonly sentence: string;
  /** What the reader can do next; one sentence. */
  readonly next: string;
  /** The same where a page asked and nothing follows by itself; absent: as `next`. */
  readonly ask?: string;
  readonly retry: Retry;
}

/** Keeps the keys literal while holding every entry to the shape. */
export function entries<T extends Record<string, CatalogueEntry>>(some: T): T {
  return some;
}
