import { BridgeError } from '../core/errors';
import type { Clock, Queue } from '../core/ports';
import type { Replay, Run } from '../core/run';
import type { RunStore } from '../core/stores';
import { RUN_GRACE_MS } from './accept-event';
import { runJob } from './run-job';

export interface RetryRunPorts {
  readonly runs: RunStore;
  readonly queue: Queue;
  readonly clock: Clock;
}

/**
 * Has a run worked once more because a person asks: by the rules and settings of now, over the
 * whole tree of its commit, past earlier refusals. What has arrived already stays `unchanged`. A
 * run that is under way is left to its queue. Throws RUN_NOT_FOUND.
 */
export function createRetryRun({ runs, queue, clock }: RetryRunPorts) {
  return async (repository: string, runId: string): Promise<void> => {
    const run = await runs.get(runId);
    // A run of another repository is as good as none: the caller administers this one alone.
    if (run?.event.repository !== repository) throw new BridgeError('RUN_NOT_FOUND');
    if (run.state !== 'done') return;
    await queueAgain({ runs, queue, clock }, run, 'this');
  };
}

/** Puts a run that is done back to its beginning, with all its time for attempts. */
export async function queueAgain(
  { runs, queue, clock }: RetryRunPorts,
  { id, event, receivedAt, byHand, aside, imported }: Run,
  replay: Replay,
): Promise<void> {
  const askedAt = clock.now();
  const dueAt = askedAt + RUN_GRACE_MS;
  const origin = {
    ...(byHand && { byHand }),
    ...(aside && { aside }),
    ...(imported && { imported }),
  };
  const begun = { id, event, receivedAt, ...origin, state: 'queued', attempts: 0 } as const;
  const again: Run = { ...begun, dueAt, replay, askedAt };
  await runs.save(again);
  await queue.push(runJob(again));
}
