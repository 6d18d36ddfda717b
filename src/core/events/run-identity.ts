import type { RepositoryEvent } from './types';

/**
 * What an event says, in one unambiguous line: the same event twice gives the same line, whose
 * digest is the run id. The slug is left out, because it may change between two deliveries.
 *
 * - A push is its ref, the commits before and after, and when it happened: a branch that goes
 *   A → B, B → A and A → B again was pushed three times, and the last one has to be worked too.
 *   Should a redelivery ever carry another time, the second run finds its delivery unchanged.
 * - An update of a pull request is its source commit and its destination branch, so a new title
 *   or a destination that moved on is no new run, and a new destination is one.
 * - A merge is its merge commit.
 */
export function runIdentity(event: RepositoryEvent): string {
  return JSON.stringify([event.name, event.workspace, event.repository, ...said(event)]);
}

function said(event: RepositoryEvent): readonly (string | number | null)[] {
  if (event.name === 'repo:push') {
    return [event.ref.type, event.ref.name, event.before ?? null, event.after, event.at];
  }
  const commit = event.mergeCommit ?? event.source.hash;
  return [event.id, commit, event.destination.branch];
}
