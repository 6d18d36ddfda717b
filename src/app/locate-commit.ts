import type { RepositoryId, SourceRepository } from '../core/bitbucket-ports';
import type { Failure } from '../core/delivery/types';
import type { RepositoryEvent } from '../core/events/types';

/** Where a run looks for SBOMs. */
export interface Place {
  /** Full hash. */
  readonly commit: string;
  /** Compare with this commit; absent = list the whole tree. */
  readonly base?: string;
  /** Compare since the common ancestor instead of directly. */
  readonly mergeBase: boolean;
  /** The ref that build statuses name. */
  readonly refName: string;
}

/**
 * Finds the commit of an event; a push says it itself, pull requests cost one request, since their
 * events carry short hashes and nothing about forks.
 */
export async function locateCommit(
  source: SourceRepository,
  id: RepositoryId,
  event: RepositoryEvent,
): Promise<Place | { readonly unreadable: Failure }> {
  if (event.name === 'repo:push') {
    const { before, forced, ref } = event;
    const ordinary = !forced && ref.type === 'branch';
    return {
      commit: event.after,
      ...(ordinary && before !== undefined && { base: before }),
      mergeBase: false,
      refName: event.ref.name,
    };
  }
  if (event.name === 'pullrequest:fulfilled') {
    // Merged: whatever the source was, the merge commit is in this repository.
    const { hash, parent } = await source.commit(id, event.mergeCommit ?? event.destination.hash);
    return {
      commit: hash,
      ...(parent !== undefined && { base: parent }),
      mergeBase: false,
      refName: event.destination.branch,
    };
  }
  const pullRequest = await source.pullRequest(id, event.id);
  if (pullRequest.sourceRepository !== id.uuid) return { unreadable: { code: 'RUN_FORK' } };
  const { hash } = await source.commit(id, event.source.hash);
  return {
    commit: hash,
    base: pullRequest.destinationHash,
    mergeBase: true,
    refName: event.source.branch,
  };
}
