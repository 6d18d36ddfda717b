import { coverageAfter } from '../core/coverage-after';
import { mayStillArrive } from '../core/delivery/is-spent';
import { nextAttempt } from '../core/delivery/retry-policy';
import { BridgeError, explain } from '../core/errors';
import type { Ref } from '../core/events/types';
import type { Clock } from '../core/ports';
import type { Run, RunOutcome } from '../core/run';
import type { HoldStore, LatestPush, ProcessedHead, RunContext, RunStore } from '../core/stores';
import { RUN_GRACE_MS } from './accept-event';
import { ageOf } from './deliver-types';
import { createDestinationGate } from './destination-gate';
import { toBridgeError, toFailure } from './failure';
import { fitOutcome } from './fit-outcome';
import { earlierKnowledge, withEarlierDocuments } from './keep-earlier';
import type { TellReplaced } from './tell-replaced';
import type { WorkRun } from './work-run-types';

export interface ProcessRunPorts {
  readonly runs: RunStore;
  readonly holds: HoldStore;
  readonly clock: Clock;
  readonly random: () => number;
  readonly workRun: WorkRun;
  readonly tellReplaced: TellReplaced;
}

export type Processed =
  | { readonly kind: 'unknown' }
  /** `again`: it was done before, or another job is to work it; nothing happened now. */
  | { readonly kind: 'done'; readonly run: Run; readonly again: boolean }
  | { readonly kind: 'waiting'; readonly run: Run; readonly retryInSeconds: number };

/**
 * Works a run off the queue to a recorded state. Throws only when the store itself fails, which
 * the queue then retries.
 */
export function createProcessRun(ports: ProcessRunPorts) {
  const { runs, clock, random, workRun } = ports;

  return async (runId: string, repository: string, ref?: Ref): Promise<Processed> => {
    const context = await readContext(runId, repository, ref);
    if (context.run === undefined) return { kind: 'unknown' };
    const run = 'unreadable' in context ? context.run : inOrder(context.run, context, clock.now());
    if (run.state === 'done') return { kind: 'done', run, again: true };
    if (isTooEarly(run, clock.now())) return { kind: 'done', run, again: true };

    const attempts = run.attempts + 1;
    const { outcome, retryInSeconds } =
      'unreadable' in context
        ? { outcome: failedFor(context.unreadable) }
        : await worked(context, { ...run, attempts });
    const kept = fitOutcome(outcome);
    const now = clock.now();
    if (retryInSeconds !== undefined) {
      const dueAt = now + retryInSeconds * 1000 + RUN_GRACE_MS;
      const next: Run = { ...run, attempts, dueAt, outcome: kept };
      await runs.save(next, { latest: 'unreadable' in context ? undefined : hidden(context, run) });
      return { kind: 'waiting', run: next, retryInSeconds };
    }
    const done: Run = { ...run, attempts, state: 'done', finishedAt: now, outcome: kept };
    // Where the context could not be read, neither could the head.
    const head = 'unreadable' in context ? undefined : processedHead(run, outcome, context, now);
    const before = 'unreadable' in context ? undefined : context.coverage;
    await runs.save(done, { head, coverage: coverageAfter(before, done, now) });
    return { kind: 'done', run: done, again: false };
  };

  /** Stored settings that cannot be read are the same at the next attempt: the run has to say so. */
  async function readContext(
    runId: string,
    repository: string,
    ref: Ref | undefined,
  ): Promise<RunContext | { readonly run: Run | undefined; readonly unreadable: BridgeError }> {
    try {
      return await runs.context(runId, repository, ref);
    } catch (error) {
      if (!(error instanceof BridgeError) || explain(error.code).retry !== 'never') throw error;
      return { run: await runs.get(runId), unreadable: error };
    }
  }

  async function worked(
    context: RunContext,
    run: Run,
  ): Promise<{ outcome: RunOutcome; retryInSeconds?: number | undefined }> {
    const known = earlierKnowledge(run);
    const gate = createDestinationGate(ports, context.holds);
    if (isSuperseded(context, run)) {
      const outcome = superseded(run);
      const isHeld = gate.bitbucketHeldFor() > 0;
      const told = isHeld ? {} : await ports.tellReplaced(context, run, outcome);
      return { outcome: { ...outcome, ...told } };
    }
    try {
      const held = gate.bitbucketHeldFor();
      if (held > 0) throw new BridgeError('BITBUCKET_RATE_LIMITED', { retryAfterSeconds: held });
      const { outcome, retryInSeconds } = await workRun(context, run, known, gate);
      const whole = withEarlierDocuments(outcome, run);
      if (whole === outcome) return { outcome, retryInSeconds };
      return { outcome: await corrected(context, run, whole) };
    } catch (thrown) {
      const error = toBridgeError(thrown);
      const reason = toFailure(error);
      if (error.code === 'BITBUCKET_RATE_LIMITED' && gate.bitbucketHeldFor() === 0) {
        await gate.bitbucketLimited(error);
      }
      const made = { attempt: run.attempts, ageMs: ageOf(run, clock.now()) };
      const next = nextAttempt(error, made, random());
      if (next.retry) {
        const waiting: RunOutcome = { documents: [], ...known, kind: 'waiting', reason };
        return {
          outcome: withEarlierDocuments(waiting, run),
          retryInSeconds: next.delaySeconds,
        };
      }
      const failed = { ...failedFor(error), ...known };
      return { outcome: await corrected(context, run, withEarlierDocuments(failed, run)) };
    }
  }

  /** What an earlier attempt said in Bitbucket, that the run goes on, does not hold any more. */
  async function corrected(
    context: RunContext,
    run: Run,
    outcome: RunOutcome,
  ): Promise<RunOutcome> {
    return { ...outcome, ...(await ports.tellReplaced(context, run, outcome)) };
  }
}

/** When the newest push to the ref happened that is known. */
function newestOf({ latest, head }: Pick<RunContext, 'latest' | 'head'>): number {
  return Math.max(latest?.at ?? 0, head?.eventAt ?? 0);
}

/**
 * An older push whose event came a moment later took the place of this one as the latest, and is to
 * be worked while this one waits: it must find out that it is older.
 */
function hidden({ latest }: RunContext, { id, event, replay, aside }: Run): LatestPush | undefined {
  if (event.name !== 'repo:push' || replay !== undefined || aside === true) return undefined;
  return latest !== undefined && latest.at < event.at ? { runId: id, at: event.at } : undefined;
}

const WHILE_OFF: ReadonlySet<string | undefined> = new Set(['RUN_DISABLED', 'RUN_EXCLUDED']);

/** The rules of now left the push out: nobody looked at what was begun before. */
function isUnlooked({ kind, reason }: RunOutcome): boolean {
  const { code } = reason ?? {};
  return kind === 'ignored' && (code === 'RUN_NO_RULE' || code === 'RUN_DO_NOT_SEND');
}

/** Jobs may come a little early, and a run is due this long after its next attempt. */
const EARLY_MS = 5000;

/**
 * A run that waits has a job under way for its next attempt. Any other job for it, of an event that
 * came twice or of the retry schedule, would begin a second row of attempts beside the first.
 */
function isTooEarly({ outcome, dueAt }: Run, now: number): boolean {
  return outcome?.kind === 'waiting' && now < dueAt - RUN_GRACE_MS - EARLY_MS;
}

/**
 * A newer push to the branch was worked or is to be, and it brings what this one changed: it is
 * compared with what was processed last, to which a superseded run adds nothing. So a burst of
 * pushes costs the last one's delivery, and an event that comes late nothing. What a person asked
 * for is worked in any case.
 */
function isSuperseded({ latest, head }: RunContext, { event, replay }: Run): boolean {
  if (event.name !== 'repo:push' || replay === 'this') return false;
  return newestOf({ latest, head }) > event.at;
}

/** What had arrived by then stays in the history; what waited does not wait any more. */
function superseded({ outcome }: Run): RunOutcome {
  const documents = (outcome?.documents ?? []).map(({ error, ...document }) =>
    document.result === 'queued'
      ? { ...document, result: 'superseded' as const }
      : { ...document, ...(error && { error }) },
  );
  return { ...outcome, kind: 'ignored', reason: { code: 'RUN_SUPERSEDED' }, documents };
}

/** By how much the clocks of Bitbucket and of this app may differ. */
const SKEW_MS = 60_000;

/**
 * Where the branch was brought to its commit at a time that is still to come, the clock has been
 * put back, and times do not tell what is newer: the push that came in last is.
 */
function inOrder(run: Run, { head, latest }: RunContext, now: number): Run {
  const { event } = run;
  const headAt = head?.eventAt ?? 0;
  if (event.name !== 'repo:push' || headAt <= now + SKEW_MS || event.at > headAt) return run;
  if (latest?.runId !== run.id) return run;
  return { ...run, event: { ...event, at: headAt + 1 } };
}

function failedFor(error: BridgeError): RunOutcome {
  return { documents: [], kind: 'failed', reason: toFailure(error) };
}

/**
 * Up to where the branch of a push is processed now. A run that brought not everything to where it
 * belongs leaves the head, so that the next push looks at it again. What a person asked for does
 * not move a branch back.
 */
function processedHead(
  { event, aside }: Run,
  outcome: RunOutcome,
  { head, latest, unsettled }: RunContext,
  now: number,
): ProcessedHead | undefined {
  if (aside === true) return undefined;
  if (event.name !== 'repo:push' || event.ref.type !== 'branch') return undefined;
  if (newestOf({ latest, head }) > event.at) return undefined;
  // What waits for the repository to take part again is not processed by that.
  const isPassing = outcome.kind === 'ignored' && WHILE_OFF.has(outcome.reason?.code);
  if (isPassing || (unsettled !== undefined && isUnlooked(outcome))) return undefined;
  const isLeftOut = outcome.kind === 'failed' || outcome.reason?.code === 'RUN_SUPERSEDED';
  if (isLeftOut || outcome.documents.some(mayStillArrive)) return undefined;
  return { ref: event.ref, commit: event.after, at: now, eventAt: event.at };
}
