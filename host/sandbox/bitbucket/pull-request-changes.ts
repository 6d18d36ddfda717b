import { isAncestor } from '../../git-api/ancestry';
import type { Git } from '../../git-api/git';
import type { ProductEvent } from '../../platform/types';
import { actorId, findActor } from './actors';
import type { HookMessage } from './hooks/sandbox-hooks';
import { pullRequestMessage } from './hooks/webhook-bodies';
import type { Actor, Sandbox } from './model';
import { pullRequestEvent } from './product-events';
import type { ObservedChange } from './ref-changes';
import type { PullRequestRecord } from './store/pull-requests';
import type { RepositoryRecord } from './store/repositories';

export interface PullRequestChange {
  readonly record: PullRequestRecord;
  /** None when the destination merely moved on. */
  readonly event?: ProductEvent;
  /** The same for webhooks. */
  readonly message?: HookMessage;
}

/**
 * What moved branches mean for open pull requests. Source moved: `updated`. The destination now
 * contains the source, or the commit that a merge was about to put there: `fulfilled`, whoever
 * pushed it (Bitbucket closes a pull request that was merged on somebody's machine, too).
 */
export async function pullRequestChanges(
  sandbox: Sandbox,
  git: Git,
  repository: RepositoryRecord,
  actor: Actor,
  observed: readonly ObservedChange[],
): Promise<PullRequestChange[]> {
  const tips = new Map(
    observed.flatMap(({ change }) =>
      change.type === 'branch' ? [[change.name, change.after] as const] : [],
    ),
  );
  const changes: PullRequestChange[] = [];
  for (const record of sandbox.pullRequests.list(repository.uuid)) {
    if (record.state !== 'OPEN') continue;
    const source = tips.get(record.sourceBranch);
    const destination = tips.get(record.destinationBranch);
    const next: PullRequestRecord = {
      ...record,
      sourceCommit: source ?? record.sourceCommit,
      updatedOn: sandbox.clock.now(),
    };
    const merge = destination === undefined ? undefined : await mergedAs(git, next, destination);
    if (merge !== undefined) {
      const by =
        (record.closedBy === null ? undefined : findActor(record.closedBy, sandbox.identity)) ??
        actor;
      const merged: PullRequestRecord = {
        ...next,
        state: 'MERGED',
        mergeCommit: merge,
        pendingMerge: null,
        closedBy: actorId(by, sandbox.identity),
      };
      changes.push({
        record: merged,
        event: pullRequestEvent(sandbox, repository, by, 'fulfilled', merged),
        message: pullRequestMessage(sandbox, repository, by, 'pullrequest:fulfilled', merged),
      });
    } else if (source !== undefined || destination !== undefined) {
      const moved = { ...next, destinationCommit: destination ?? record.destinationCommit };
      if (source === undefined) changes.push({ record: { ...moved, updatedOn: record.updatedOn } });
      else {
        changes.push({
          record: moved,
          event: pullRequestEvent(sandbox, repository, actor, 'updated', moved),
          message: pullRequestMessage(sandbox, repository, actor, 'pullrequest:updated', moved),
        });
      }
    }
  }
  return changes;
}

async function mergedAs(
  git: Git,
  record: PullRequestRecord,
  destination: string,
): Promise<string | undefined> {
  const { pendingMerge, sourceCommit } = record;
  if (pendingMerge !== null && (await isAncestor(git, pendingMerge, destination))) {
    return pendingMerge;
  }
  return (await isAncestor(git, sourceCommit, destination)) ? destination : undefined;
}
