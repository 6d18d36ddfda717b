import { nextAttempt } from '../core/delivery/retry-policy';
import type { Clock } from '../core/ports';
import type { Run, RunOutcome } from '../core/run';
import type { ProcessedHead, RunContext, RunStore } from '../core/stores';
import { RUN_GRACE_MS } from './accept-event';
import { toBridgeError, toFailure } from './failure';
import type { WorkRun } from './work-run';

export interface ProcessRunPorts {
  readonly runs: RunStore;
  readonly clock: Clock;
  readonly random: () => number;
  readonly workRun: WorkRun;
}

export type Processed =
  | { readonly kind: 'unknown' }
  /** `again`: it was done before, nothing happened now. */
  | { readonly kind: 'done'; readonly run: Run; readonly again: boolean }
  | { readonly kind: 'waiting'; readonly run: Run; readonly retryInSeconds: number };

/**
 * Works a run off the queue to a recorded state. Throws only when the store itself fails, which
 * the queue then retries.
 */
export function createProcessRun({ runs, clock, random, workRun }: ProcessRunPorts) {
  return async (runId: string, repository: string): Promise<Processed> => {
    const context = await runs.context(runId, repository);
    const { run } = context;
    if (run === undefined) return { kind: 'unknown' };
    if (run.state === 'done') return { kind: 'done', run, again: true };

    const attempts = run.attempts + 1;
    const { outcome, retryInSeconds } = await worked(context, { ...run, attempts });
    if (retryInSeconds !== undefined) {
      const dueAt = clock.now() + retryInSeconds * 1000 + RUN_GRACE_MS;
      const next: Run = { ...run, attempts, dueAt, outcome };
      await runs.save(next);
      return { kind: 'waiting', run: next, retryInSeconds };
    }
    const done: Run = { ...run, attempts, state: 'done', finishedAt: clock.now(), outcome };
    await runs.save(done, processedHead(done, clock.now()));
    return { kind: 'done', run: done, again: false };
  };

  async function worked(
    context: RunContext,
    run: Run,
  ): Promise<{ outcome: RunOutcome; retryInSeconds?: number | undefined }> {
    const known: Partial<RunOutcome> = {};
    try {
      return await workRun(context, run, known);
    } catch (thrown) {
      const error = toBridgeError(thrown);
      const reason = toFailure(error);
      const next = nextAttempt(error, run.attempts, random());
      return next.retry
        ? {
            outcome: { documents: [], ...known, kind: 'waiting', reason },
            retryInSeconds: next.delaySeconds,
          }
        : { outcome: { documents: [], ...known, kind: 'failed', reason } };
    }
  }
}

/** What reconciliation may take for processed: a branch whose push came to an end without a fault. */
function processedHead({ event, outcome }: Run, now: number): ProcessedHead | undefined {
  if (event.name !== 'repo:push' || event.ref.type !== 'branch') return undefined;
  if (outcome === undefined || outcome.kind === 'failed') return undefined;
  return { ref: event.ref, commit: event.after, at: now };
}
