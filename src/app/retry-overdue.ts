import type { Clock, Queue } from '../core/ports';
import type { DeliveryStore, RunStore } from '../core/stores';
import { RUN_GRACE_MS } from './accept-event';
import { sweepAt } from './confirm-times';
import { runJob } from './run-job';

export interface RetryPorts {
  readonly runs: RunStore;
  readonly deliveries: DeliveryStore;
  readonly queue: Queue;
  readonly clock: Clock;
}

/** Runs and deliveries taken up in one pass; the queue takes 500 events a minute, the next pass takes the rest. */
const BATCH = 100;

/**
 * Queues runs again that nothing has touched by their due time: the queue lost them, gave up on
 * them, their next attempt is further off than a queue waits, or the process ended in between. The
 * same for deliveries that were accepted and that nobody has looked after since. Working a run or
 * looking twice is harmless.
 */
export function createRetryOverdue({ runs, deliveries, queue, clock }: RetryPorts) {
  return async (): Promise<{ queued: number }> => {
    const overdue = await runs.overdue(clock.now(), BATCH);
    let queued = 0;
    for (const run of overdue) {
      // First the due time, so that the next pass does not queue it once more.
      if (!(await runs.postpone(run, clock.now() + RUN_GRACE_MS))) continue;
      await queue.push(runJob(run));
      queued += 1;
    }
    for (const delivery of await deliveries.unconfirmed(clock.now(), BATCH)) {
      if (!(await deliveries.settle({ ...delivery, dueAt: sweepAt(clock.now(), 0) }))) continue;
      await queue.push({ kind: 'confirm', deliveryKey: delivery.key, attempt: 1 });
      queued += 1;
    }
    return { queued };
  };
}
