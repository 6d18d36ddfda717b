import { listRefs } from '../../git-api/refs';
import type { ProductEvent } from '../../platform/types';
import { pushMessage } from './hooks/webhook-bodies';
import type { Actor, Sandbox } from './model';
import { pushEvent } from './product-events';
import { pullRequestChanges } from './pull-request-changes';
import { observeChanges } from './ref-changes';
import type { ObservedChange } from './ref-changes';
import { repositoryGit } from './repository-git';
import type { RepositoryRecord } from './store/repositories';

/**
 * Compares the refs of a repository with those announced last, and in one transaction records the
 * new state and emits an event per changed ref and per pull request it touched. Whatever moved the
 * refs, a push, a merge, or a push whose process was killed: this finds it. Call it under the
 * repository's lock. Returns how many refs had changed.
 */
export async function announceRefs(sandbox: Sandbox, uuid: string, actor: Actor): Promise<number> {
  const found = sandbox.repositories.find(uuid);
  // Deleted while this waited for its turn: its folder is gone as well.
  if (found === undefined) return 0;
  const git = repositoryGit(sandbox, uuid);
  const known = sandbox.refs.list(uuid);
  const current = await listRefs(git);
  const observed = await observeChanges(git, known, current);
  if (observed.length === 0) return 0;

  const branches = current.filter((ref) => ref.type === 'branch').map((ref) => ref.name);
  const first = firstMainBranch(found, observed, branches);
  const repository = first === undefined ? found : { ...found, mainBranch: first };
  if (first !== undefined) await git.run(['symbolic-ref', 'HEAD', `refs/heads/${first}`]);

  // Bitbucket's time does not go back when this machine's does: what happened later says so.
  const at = Math.max(sandbox.clock.now(), found.updatedOn + 1);
  const then: Sandbox = { ...sandbox, clock: { now: () => at } };
  const changes = await pullRequestChanges(then, git, repository, actor, observed);
  const events: ProductEvent[] = observed.map(({ change, pushed, tag }) =>
    pushEvent(then, repository, actor, change, { pushed, tag }),
  );
  const messages = sandbox.hooks.wanted(uuid)
    ? [
        await pushMessage(then, repository, actor, observed),
        ...changes.flatMap(({ message }) => message ?? []),
      ]
    : [];
  sandbox.database.transaction(() => {
    for (const { change, now } of observed) {
      if (now === undefined) sandbox.refs.remove(uuid, change);
      else sandbox.refs.put(uuid, now);
    }
    if (first !== undefined) sandbox.repositories.setMainBranch(uuid, first);
    sandbox.repositories.touch(uuid, at);
    for (const { record } of changes) sandbox.pullRequests.put(record);
    for (const event of events) sandbox.emit(event);
    for (const { event } of changes) if (event !== undefined) sandbox.emit(event);
    sandbox.hooks.queue(uuid, at, messages);
  })();
  return observed.length;
}

/**
 * As at Bitbucket, the first branch pushed to an empty repository becomes its main branch, unless
 * the intended one is among those pushed.
 */
function firstMainBranch(
  repository: RepositoryRecord,
  observed: readonly ObservedChange[],
  branches: readonly string[],
): string | undefined {
  const allNew = observed.filter(
    ({ change }) => change.type === 'branch' && change.before === undefined,
  );
  if (branches.includes(repository.mainBranch) || allNew.length < branches.length) return undefined;
  return branches[0];
}
