import type { Run } from '../core/run';
import { queueAgain, type RetryRunPorts } from './retry-run';

/** Runs that one call queues: the panel calls again until none is left, and shows how far it is. */
const BATCH = 50;
/** Pages that are looked through for the runs of one repository. */
const PAGES = 10;

export interface Requeued {
  readonly queued: number;
  /** There may be others: ask again. */
  readonly more: boolean;
}

/**
 * Has the runs worked once more that wait for a person, of one repository or of all, oldest first,
 * so that of two pushes to a branch the newer one is worked last. A run that a newer one has made
 * superfluous says so; nothing that has arrived is sent again.
 */
export function createRetrySpent(ports: RetryRunPorts) {
  return async (repository?: string): Promise<Requeued> => {
    const chosen: Run[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < PAGES && chosen.length < BATCH; page += 1) {
      const { values, cursor: next } = await ports.runs.spent(BATCH, cursor);
      const fits = (run: Run) => repository === undefined || run.event.repository === repository;
      chosen.push(...values.filter(fits));
      cursor = next;
      if (cursor === undefined) break;
    }
    const batch = chosen.slice(0, BATCH).toSorted((one, other) => one.event.at - other.event.at);
    for (const run of batch) await queueAgain(ports, run, 'all');
    return { queued: batch.length, more: cursor !== undefined || chosen.length > batch.length };
  };
}
