import type { RepositoryId, SourceRepository } from '../core/bitbucket-ports';
import { BridgeError } from '../core/errors';
import type { Ref } from '../core/events/types';
import type { Clock, Queue, Sha256 } from '../core/ports';
import { leftOutBy } from '../core/repository-scope';
import type { RunContext, RunStore } from '../core/stores';
import { askedRun, pushUnderWay, queueRun, toPush } from './forward-head';
import type { createKnowRepository } from './repository-facts';
import { resolveEnvironment } from './resolve-environment';

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
 * already stays `unchanged`. Throws RUN_DISABLED, RUN_EXCLUDED, BITBUCKET_NOT_FOUND for a branch
 * and BITBUCKET_COMMIT_NOT_FOUND for a commit that is not there.
 */
export function createForwardNow(ports: ForwardNowPorts) {
  const { source, knowRepository, runs, clock, sha256 } = ports;

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
    const { repositories } = context.workspace.value;
    if (leftOutBy(repositories, repository.facts)) throw new BridgeError('RUN_EXCLUDED');
    const decision = await resolveEnvironment(context, { name: 'repo:push' }, ref, repository);
    if (decision.kind !== 'send') {
      return {
        kind: 'not-sent',
        ...(decision.kind === 'do-not-send' && { rule: decision.rule.label }),
      };
    }
    const { environment } = decision;
    const waiting = await pushUnderWay(runs, context.latest, after);
    if (waiting !== undefined) {
      return { kind: 'queued', runId: waiting.id, commit: after, environment };
    }
    const aside = after !== head.hash;
    const at = aside ? timeAside(context, askedAt) : askedAt;
    const event = toPush({ id, facts: repository.facts, ref, after, at });
    const how = { replay: 'this', byHand: true, ...(aside && { aside }) } as const;
    await queueRun(ports, askedRun(runId, event, askedAt, how));
    return { kind: 'queued', runId, commit: after, environment };
  };
}

/**
 * When an older commit counts as pushed: just before the newest push of its branch, so that it
 * takes the place of nothing that is on its way.
 */
function timeAside({ latest, head }: RunContext, now: number): number {
  const newest = Math.max(latest?.at ?? 0, head?.eventAt ?? 0);
  return newest === 0 ? now : Math.min(now, newest - 1);
}
