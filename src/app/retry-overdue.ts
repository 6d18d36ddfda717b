import { SPENT_AFTER_MS } from '../core/delivery/retry-policy';
import type { Clock, Queue } from '../core/ports';
import type { Run } from '../core/run';
import type { DeliveryStore, RunStore } from '../core/stores';
import { RUN_GRACE_MS } from './accept-event';
import { sweepAt } from './confirm-times';
import { ageOf } from './deliver-types';
import { runJob } from './run-job';

export interface RetryPorts {
  readonly runs: RunStore;
  readonly deliveries: DeliveryStore;
  readonly queue: Queue;
  readonly clock: Clock;
}

/** Runs and deliveries taken up in one pass; the queue takes 500 events a minute, the next pass takes the rest. */
const BATCH = 100;

/** Whatever a run waits for has had its time by then: its function ends without an answer each time. */
const ENDLESS_MS = SPENT_AFTER_MS + 48 * 3600_000;

/**
 * Queues runs again that nothing has touched by their due time: the queue lost them, gave up on
 * them, their next attempt is further off than a queue waits, or the process ended in between. The
 * same for deliveries that were accepted, or have no verdict yet, and that nobody has looked after
 * since. Working a run or looking twice is harmless.
 */
export function createRetryOverdue({ runs, deliveries, queue, clock }: RetryPorts) {
  return async (): Promise<{ queued: number }> => {
    const overdue = await runs.overdue(clock.now(), BATCH);
    let queued = 0;
    for (const run of overdue) {
      if (ageOf(run, clock.now()) > ENDLESS_MS) {
        await runs.save(givenUp(run, clock.now()));
        continue;
      }
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

function givenUp(run: Run, now: number): Run {
  const documents = run.outcome?.documents ?? [];
  const failed = { kind: 'failed', reason: { code: 'RUN_UNEXPECTED' } } as const;
  return {
    ...run,
    state: 'done',
    finishedAt: now,
    outcome: { ...run.outcome, documents, ...failed },
  };
}
