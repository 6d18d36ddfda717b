import type { RepositoryId, SourceRepository } from '../core/bitbucket-ports';
import { BridgeError } from '../core/errors';
import type { PushEvent, Ref } from '../core/events/types';
import type { Clock, Queue, Sha256 } from '../core/ports';
import type { Run } from '../core/run';
import type { RunContext, RunStore } from '../core/stores';
import { RUN_GRACE_MS } from './accept-event';
import type { createKnowRepository } from './repository-facts';
import { resolveEnvironment } from './resolve-environment';
import { runJob } from './run-job';

export interface ForwardNowPorts {
  readonly source: SourceRepository;
  readonly knowRepository: ReturnType<typeof createKnowRepository>;
  readonly runs: RunStore;
  readonly queue: Queue;
  readonly clock: Clock;
  readonly sha256: Sha256;
}

export type Forwarding =
  | {
      readonly kind: 'queued';
      readonly runId: string;
      readonly commit: string;
      readonly environment: string;
    }
  /** `rule`: the one that says not to send; absent where none matches. */
  | { readonly kind: 'not-sent'; readonly rule?: string };

/**
 * Makes a run because a person asks, as if `commit`, or else the head of the branch, had been
 * pushed to it: by the rules of now, over the whole tree, past earlier refusals. What has arrived
 * already stays `unchanged`. Throws RUN_DISABLED, BITBUCKET_NOT_FOUND for a branch and
 * BITBUCKET_COMMIT_NOT_FOUND for a commit that is not there.
 */
export function createForwardNow(ports: ForwardNowPorts) {
  const { source, knowRepository, runs, queue, clock, sha256 } = ports;

  return async (
    id: RepositoryId,
    { branch, commit }: { readonly branch: string; readonly commit?: string | undefined },
  ): Promise<Forwarding> => {
    // What happens from here on is newer than what Bitbucket answers.
    const askedAt = clock.now();
    const head = await source.branch(id, branch);
    const after = commit === undefined ? head.hash : (await source.commit(id, commit)).hash;
    const ref: Ref = { type: 'branch', name: branch };
    // A person may ask for the same commit as often as they like.
    const runId = sha256(JSON.stringify(['by-hand', askedAt, id, branch, after]));
    const context = await runs.context(runId, id.uuid, ref);
    if (!context.repository.value.enabled) throw new BridgeError('RUN_DISABLED');

    const repository = await knowRepository(id, context.facts, undefined);
    const decision = await resolveEnvironment(context, { name: 'repo:push' }, ref, repository);
    if (decision.kind !== 'send') {
      return {
        kind: 'not-sent',
        ...(decision.kind === 'do-not-send' && { rule: decision.rule.label }),
      };
    }
    const { environment } = decision;
    const waiting = await underWay(context, after);
    if (waiting !== undefined) {
      return { kind: 'queued', runId: waiting.id, commit: after, environment };
    }
    const aside = after !== head.hash;
    const { fullName, mainBranch } = repository.facts;
    const event: PushEvent = {
      name: 'repo:push',
      workspace: id.workspace,
      repository: id.uuid,
      slug: fullName.slice(fullName.indexOf('/') + 1),
      at: aside ? timeAside(context, askedAt) : askedAt,
      ref,
      after,
      // Not compared with anything: what was looked at before is to be looked at again.
      forced: true,
      ...(mainBranch !== undefined && { mainBranch }),
    };
    const run: Run = {
      id: runId,
      event,
      state: 'queued',
      receivedAt: askedAt,
      attempts: 0,
      dueAt: askedAt + RUN_GRACE_MS,
      replay: 'this',
      askedAt,
      byHand: true,
      ...(aside && { aside }),
    };
    if (await runs.claim(run)) await queue.push(runJob(run));
    return { kind: 'queued', runId, commit: after, environment };
  };

  /** A push of that very commit that has not been worked yet: it brings what is asked for. */
  async function underWay({ latest }: RunContext, after: string): Promise<Run | undefined> {
    const run = latest && (await runs.get(latest.runId));
    const isIt = run?.state === 'queued' && run.event.name === 'repo:push';
    return isIt && run.outcome === undefined && run.event.after === after ? run : undefined;
  }
}

/**
 * When an older commit counts as pushed: just before the newest push of its branch, so that it
 * takes the place of nothing that is on its way.
 */
function timeAside({ latest, head }: RunContext, now: number): number {
  const newest = Math.max(latest?.at ?? 0, head?.eventAt ?? 0);
  return newest === 0 ? now : Math.min(now, newest - 1);
}
