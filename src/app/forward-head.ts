import type { RepositoryId } from '../core/bitbucket-ports';
import type { PushEvent, Ref } from '../core/events/types';
import type { Queue } from '../core/ports';
import type { Run } from '../core/run';
import type { LatestPush, RepositoryFacts, RunStore } from '../core/stores';
import { RUN_GRACE_MS } from './accept-event';
import { runJob } from './run-job';

export interface AskedPush {
  readonly id: RepositoryId;
  readonly facts: RepositoryFacts;
  readonly ref: Ref;
  /** Full hash. */
  readonly after: string;
  /** When it counts as pushed, epoch milliseconds. */
  readonly at: number;
}

/** What a push of a commit would say; nothing to compare with: all that is there is looked at. */
export function toPush({ id, facts, ref, after, at }: AskedPush): PushEvent {
  const { fullName, mainBranch } = facts;
  return {
    name: 'repo:push',
    workspace: id.workspace,
    repository: id.uuid,
    slug: fullName.slice(fullName.indexOf('/') + 1),
    at,
    ref,
    after,
    // Not compared with anything: what was looked at before is to be looked at again.
    forced: true,
    ...(mainBranch !== undefined && { mainBranch }),
  };
}

/** A run that a person asks for. */
export function askedRun(
  id: string,
  event: PushEvent,
  askedAt: number,
  how: Pick<Run, 'replay' | 'byHand' | 'aside' | 'imported'>,
): Run {
  const dueAt = askedAt + RUN_GRACE_MS;
  return { id, event, state: 'queued', receivedAt: askedAt, attempts: 0, dueAt, askedAt, ...how };
}

/** Claims a run and has it worked; of one that is there and waits to be worked, its job once more. */
export async function queueRun(
  { runs, queue }: { readonly runs: RunStore; readonly queue: Queue },
  run: Run,
): Promise<void> {
  if (await runs.claim(run)) return queue.push(runJob(run));
  const known = await runs.get(run.id);
  if (known?.state === 'queued' && known.outcome === undefined) await queue.push(runJob(known));
}

/** A push of that very commit that has not been worked yet. */
export async function pushUnderWay(
  runs: Pick<RunStore, 'get'>,
  latest: LatestPush | undefined,
  after: string,
): Promise<Run | undefined> {
  const run = latest && (await runs.get(latest.runId));
  const isIt = run?.state === 'queued' && run.event.name === 'repo:push';
  return isIt && run.outcome === undefined && run.event.after === after ? run : undefined;
}
