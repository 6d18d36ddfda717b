import type { Ref, RepositoryEvent } from './types';

/** The ref whose rules decide: for pull requests the destination branch. */
export function decidingRef(event: RepositoryEvent): Ref {
  return event.name === 'repo:push'
    ? event.ref
    : { type: 'branch', name: event.destination.branch };
}
