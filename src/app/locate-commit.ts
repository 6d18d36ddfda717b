import type { RepositoryId, SourceRepository } from '../core/bitbucket-ports';
import type { Failure } from '../core/delivery/types';
import type { PushEvent, RepositoryEvent } from '../core/events/types';
import type { RunContext } from '../core/stores';

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
  /** To be looked at besides what differs from `base`. */
  readonly also?: readonly string[];
}

/** What is known of the ref of a push. */
export type KnownRef = Pick<RunContext, 'head' | 'unsettled'>;

/**
 * Finds the commit of an event; a push says it itself, pull requests cost one request, since their
 * events carry short hashes and nothing about forks.
 */
export async function locateCommit(
  source: SourceRepository,
  id: RepositoryId,
  event: RepositoryEvent,
  known?: KnownRef,
): Promise<Place | { readonly unreadable: Failure }> {
  if (event.name === 'repo:push') {
    const unsettled = known?.unsettled;
    const base = known && baseOf(event, known);
    return {
      commit: event.after,
      ...(base !== undefined && { base, also: unsettled === 'all' ? [] : (unsettled ?? []) }),
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

/**
 * What an ordinary push is compared with: not the commit before it, since the event of an earlier
 * push may never have come, or its run may have failed, but the one up to which the branch was
 * processed. Nothing where that is not known, or too much was begun since to look at it file by file.
 */
function baseOf(
  { at, before, forced, ref }: PushEvent,
  { head, unsettled }: KnownRef,
): string | undefined {
  if (forced || ref.type !== 'branch' || before === undefined) return undefined;
  // Noted as the app came, yet after the push: it may be what the push brought.
  const isTooYoung = head !== undefined && head.eventAt === undefined && head.at >= at;
  return isTooYoung || unsettled === 'all' ? undefined : head?.commit;
}
