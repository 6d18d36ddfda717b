import type { Run } from '../core/run';
import type { RunStore } from '../core/stores';

/** Runs that one storage request of a search reads. */
const READ_AT_ONCE = 50;
/** Storage requests of one call; the person may ask for more. */
const REQUESTS = 10;

export interface RunSearch {
  readonly cursor?: string | undefined;
  /** Received at or after, at or before; epoch milliseconds. */
  readonly since?: number | undefined;
  readonly until?: number | undefined;
  readonly fits: (run: Run) => boolean;
}

export interface FoundRuns {
  readonly runs: readonly Run[];
  /** Goes on where this call stopped; absent = all was looked through. */
  readonly cursor?: string;
  /** How many runs were looked through, and when the oldest of them was received. */
  readonly looked: { readonly runs: number; readonly backTo?: number };
}

/**
 * The runs of a repository that fit, newest first. The store knows runs by time only, so they are
 * looked through page by page: until `wanted` or a few more are found, or five hundred were read.
 */
export async function findRuns(
  store: Pick<RunStore, 'page'>,
  repository: string,
  wanted: number,
  { cursor, since = 0, until, fits }: RunSearch,
): Promise<FoundRuns> {
  const found: Run[] = [];
  let next = cursor;
  let looked = 0;
  let backTo: number | undefined;
  for (let request = 0; request < REQUESTS && found.length < wanted; request += 1) {
    const page = await store.page(repository, READ_AT_ONCE, next, until);
    const young = page.values.filter(({ receivedAt }) => receivedAt >= since);
    found.push(...young.filter(fits));
    looked += young.length;
    backTo = young.at(-1)?.receivedAt ?? backTo;
    next = young.length < page.values.length ? undefined : page.cursor;
    if (next === undefined) break;
  }
  return {
    runs: found,
    ...(next !== undefined && { cursor: next }),
    looked: { runs: looked, ...(backTo !== undefined && { backTo }) },
  };
}
