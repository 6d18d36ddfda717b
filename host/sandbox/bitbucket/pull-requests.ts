import { isAncestor } from '../../git-api/ancestry';
import type { RefTip } from '../../git-api/refs';
import { actorId } from './actors';
import { pullRequestMessage } from './hooks/webhook-bodies';
import type { Actor, Sandbox } from './model';
import { pullRequestEvent } from './product-events';
import { repositoryGit } from './repository-git';
import { ApiError } from './rest/api-error';
import type { PullRequestRecord } from './store/pull-requests';
import type { RepositoryRecord } from './store/repositories';

export interface PullRequestDraft {
  readonly title: string;
  readonly description: string;
  readonly source: RefTip;
  readonly destination: RefTip;
  readonly reviewers: readonly string[];
  readonly closeSourceBranch: boolean;
  readonly draft: boolean;
}

/**
 * Opens a pull request and announces it; one that is open for the same two branches is edited
 * instead, as Bitbucket does. Throws ApiError 400 when there is nothing to merge.
 */
export async function openPullRequest(
  sandbox: Sandbox,
  repository: RepositoryRecord,
  actor: Actor,
  draft: PullRequestDraft,
): Promise<PullRequestRecord> {
  const { source, destination } = draft;
  const git = repositoryGit(sandbox, repository.uuid);
  if (await isAncestor(git, source.commit, destination.commit)) {
    throw new ApiError(400, 'There are no changes to be pulled');
  }
  const existing = sandbox.pullRequests
    .list(repository.uuid)
    .find(
      (one) =>
        one.state === 'OPEN' &&
        one.sourceBranch === source.name &&
        one.destinationBranch === destination.name,
    );
  const now = sandbox.clock.now();
  const record: PullRequestRecord = {
    repository: repository.uuid,
    id: existing?.id ?? sandbox.pullRequests.nextId(repository.uuid),
    title: draft.title,
    description: draft.description,
    state: 'OPEN',
    draft: draft.draft,
    sourceBranch: source.name,
    sourceCommit: source.commit,
    destinationBranch: destination.name,
    destinationCommit: destination.commit,
    pendingMerge: null,
    mergeCommit: null,
    closeSourceBranch: draft.closeSourceBranch,
    author: existing?.author ?? actorId(actor, sandbox.identity),
    reviewers: draft.reviewers,
    closedBy: null,
    reason: '',
    createdOn: existing?.createdOn ?? now,
    updatedOn: now,
  };
  recordPullRequest(sandbox, repository, actor, existing ? 'updated' : 'created', record);
  return record;
}

/** Declines an open pull request and announces it. Throws ApiError 404, or 400 for a closed one. */
export function declinePullRequest(
  sandbox: Sandbox,
  repository: RepositoryRecord,
  actor: Actor,
  id: number,
): Promise<PullRequestRecord> {
  return sandbox.lock.run(repository.uuid, () => {
    const record = sandbox.pullRequests.find(repository.uuid, id);
    if (record === undefined) throw new ApiError(404, `No pull request ${String(id)}`);
    requireOpen(record);
    const declined: PullRequestRecord = {
      ...record,
      state: 'DECLINED',
      closedBy: actorId(actor, sandbox.identity),
      updatedOn: sandbox.clock.now(),
    };
    recordPullRequest(sandbox, repository, actor, 'rejected', declined);
    return Promise.resolve(declined);
  });
}

/** Stores a pull request and emits its event in one transaction. */
export function recordPullRequest(
  sandbox: Sandbox,
  repository: RepositoryRecord,
  actor: Actor,
  kind: 'created' | 'updated' | 'rejected',
  record: PullRequestRecord,
): void {
  sandbox.database.transaction(() => {
    sandbox.pullRequests.put(record);
    sandbox.emit(pullRequestEvent(sandbox, repository, actor, kind, record));
    sandbox.hooks.queue(repository.uuid, record.updatedOn, [
      pullRequestMessage(sandbox, repository, actor, `pullrequest:${kind}`, record),
    ]);
  })();
}

export function requireOpen(record: PullRequestRecord): void {
  if (record.state !== 'OPEN') {
    throw new ApiError(400, 'This pull request is already closed.');
  }
}
