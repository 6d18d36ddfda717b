import type { RunStore } from '../core/stores';

const READ_AT_ONCE = 50;
/** The store lists what waits of the whole workspace, so a few storage requests have to do. */
const REQUESTS = 10;

export interface WaitingCount {
  readonly waiting: number;
  /** Not all that waits in the workspace could be looked through. */
  readonly mayBeMore: boolean;
}

/** How many runs of a repository have come to their end and wait for a person. */
export async function countWaiting(
  store: Pick<RunStore, 'spent'>,
  repository: string,
): Promise<WaitingCount> {
  let waiting = 0;
  let cursor: string | undefined;
  for (let request = 0; request < REQUESTS; request += 1) {
    const page = await store.spent(READ_AT_ONCE, cursor);
    waiting += page.values.filter(({ event }) => event.repository === repository).length;
    cursor = page.cursor;
    if (cursor === undefined) break;
  }
  return { waiting, mayBeMore: cursor !== undefined };
}
