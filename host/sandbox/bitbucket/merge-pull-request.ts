import { isAncestor } from '../../git-api/ancestry';
import { GitError } from '../../git-api/git';
import type { Git } from '../../git-api/git';
import { listRefs } from '../../git-api/refs';
import { actorId, userOf } from './actors';
import { announceRefs } from './announce-refs';
import type { Actor, Sandbox } from './model';
import { requireOpen } from './pull-requests';
import { repositoryGit } from './repository-git';
import { ApiError } from './rest/api-error';
import type { PullRequestRecord } from './store/pull-requests';
import type { RepositoryRecord } from './store/repositories';

export interface MergeRequest {
  readonly strategy: 'merge_commit' | 'squash' | 'fast_forward';
  readonly message?: string;
  readonly closeSourceBranch: boolean;
}

/**
 * Merges for real, moves the branches in one step of git, and announces the push and the merge.
 * What is about to happen is stored first, so that a host killed in between finds and announces
 * it at its next start. Call it under the repository's lock.
 * Throws ApiError 400 for a closed pull request, a missing branch or a conflict, 409 when a branch
 * moved meanwhile.
 */
export async function mergePullRequest(
  sandbox: Sandbox,
  repository: RepositoryRecord,
  actor: Actor,
  id: number,
  request: MergeRequest,
): Promise<PullRequestRecord> {
  const git = repositoryGit(sandbox, repository.uuid);
  // A push whose host was killed may still be unknown: first see what is there.
  await announceRefs(sandbox, repository.uuid, actor);
  const record = requireRecord(sandbox, repository, id);
  requireOpen(record);
  const branches = new Map((await listRefs(git, ['branch'])).map((ref) => [ref.name, ref.commit]));
  const source = branches.get(record.sourceBranch);
  const destination = branches.get(record.destinationBranch);
  if (source === undefined || destination === undefined) {
    throw new ApiError(400, 'A branch of this pull request does not exist any more.');
  }
  // Git of a killed host moved it after the look above: merged anew, it would be merged twice.
  if (record.pendingMerge !== null && (await isAncestor(git, record.pendingMerge, destination))) {
    await announceRefs(sandbox, repository.uuid, actor);
    return requireRecord(sandbox, repository, id);
  }
  // Git of a killed host may still be at it: with the same commit, both come to the same.
  const begun = record.sourceCommit === source ? record.pendingMerge : null;
  const merge =
    begun !== null && (await isChild(git, begun, destination))
      ? begun
      : await buildMerge(sandbox, git, actor, record, { source, destination, request });
  sandbox.pullRequests.put({
    ...record,
    sourceCommit: source,
    destinationCommit: destination,
    pendingMerge: merge,
    closedBy: actorId(actor, sandbox.identity),
    closeSourceBranch: request.closeSourceBranch,
  });
  const closing =
    request.closeSourceBranch && record.sourceBranch !== repository.mainBranch
      ? `delete refs/heads/${record.sourceBranch} ${source}\n`
      : '';
  const moved = await git.run(['update-ref', '--stdin'], {
    input: `update refs/heads/${record.destinationBranch} ${merge} ${destination}\n${closing}`,
    alsoFine: [128],
  });
  if (moved.exitCode !== 0) {
    sandbox.pullRequests.put(record);
    throw new ApiError(409, 'A branch of this pull request changed while merging.');
  }
  await announceRefs(sandbox, repository.uuid, actor);
  return requireRecord(sandbox, repository, id);
}

async function isChild(git: Git, commit: string, parent: string): Promise<boolean> {
  const { stdout } = await git.run(['rev-parse', '--verify', '--quiet', `${commit}^1`], {
    alsoFine: [1],
  });
  return stdout.toString('utf8').trim() === parent;
}

function requireRecord(sandbox: Sandbox, repository: RepositoryRecord, id: number) {
  const record = sandbox.pullRequests.find(repository.uuid, id);
  if (record === undefined) throw new ApiError(404, `No pull request ${String(id)}`);
  return record;
}

/** Makes the commit that the destination will be at. */
async function buildMerge(
  sandbox: Sandbox,
  git: Git,
  actor: Actor,
  record: PullRequestRecord,
  plan: { source: string; destination: string; request: MergeRequest },
): Promise<string> {
  const { source, destination, request } = plan;
  if (request.strategy === 'fast_forward') {
    if (await isAncestor(git, destination, source)) return source;
    throw new ApiError(400, 'The destination branch has moved on: a fast-forward is not possible.');
  }
  const tree = await mergeTree(git, destination, source);
  const parents =
    request.strategy === 'squash' ? ['-p', destination] : ['-p', destination, '-p', source];
  const message =
    request.message ??
    `Merged in ${record.sourceBranch} (pull request #${String(record.id)})\n\n${record.title}\n`;
  const user = userOf(actor, sandbox.identity);
  const email = actor.kind === 'account' ? actor.account.email : 'noreply@sandbox.example';
  const date = `@${String(Math.floor(sandbox.clock.now() / 1000))} +0000`;
  const { stdout } = await git.run(['commit-tree', tree, ...parents, '-F', '-'], {
    input: message,
    environment: {
      GIT_AUTHOR_NAME: user.displayName,
      GIT_AUTHOR_EMAIL: email,
      GIT_AUTHOR_DATE: date,
      GIT_COMMITTER_NAME: user.displayName,
      GIT_COMMITTER_EMAIL: email,
      GIT_COMMITTER_DATE: date,
    },
  });
  return stdout.toString('utf8').trim();
}

/** The merged tree. Exit code 1 of `git merge-tree --write-tree` is a conflict. */
async function mergeTree(git: Git, destination: string, source: string): Promise<string> {
  const result = await git
    .run(['merge-tree', '--write-tree', destination, source], { alsoFine: [1] })
    .catch((error: unknown) => {
      if (error instanceof GitError)
        throw new ApiError(400, 'The branches have nothing in common.');
      throw error;
    });
  if (result.exitCode === 1) {
    throw new ApiError(400, "You can't merge until you resolve all merge conflicts.");
  }
  return result.stdout.toString('utf8').split('\n')[0] ?? '';
}
