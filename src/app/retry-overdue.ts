import type { Clock, Queue } from '../core/ports';
import type { RunStore } from '../core/stores';
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
    for (const run of overdue) {
      await queue.push(runJob(run));
    }
    return { queued: overdue.length };
  };
}
