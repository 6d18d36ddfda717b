import type { Clock, Queue } from '../core/ports';
import type { RunStore } from '../core/stores';
import { RUN_GRACE_MS } from './accept-event';
import { runJob } from './run-job';

export interface RetryPorts {
  readonly runs: RunStore;
  readonly queue: Queue;
  readonly clock: Clock;
}

/** Runs taken up in one pass; the queue takes 500 events a minute, the next pass takes the rest. */
const BATCH = 100;

/**
 * Queues runs again that nothing has touched by their due time: the queue lost them, gave up on
 * them, or the process ended in between. Working a run twice is harmless.
 */
export function createRetryOverdue({ runs, queue, clock }: RetryPorts) {
  return async (): Promise<{ queued: number }> => {
    const overdue = await runs.overdue(clock.now(), BATCH);
    let queued = 0;
    for (const run of overdue) {
      // First the due time, so that the next pass does not queue it once more.
      if (!(await runs.postpone(run, clock.now() + RUN_GRACE_MS))) continue;
      await queue.push(runJob(run));
      queued += 1;
    }
    return { queued };
  };
}
