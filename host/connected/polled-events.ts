import { z } from 'zod';
import type { ConnectedWorkspace } from '../connections/connection';
import type { IndexedRepository, RefHead } from '../connections/open-connection';
import type { ProductEvent } from '../platform/types';
import { toProductEvents } from '../webhooks/to-product-events';
import type { HeadStore, SeenPullRequest } from './head-store';

interface Place {
  readonly workspace: ConnectedWorkspace;
  readonly repository: IndexedRepository;
  readonly at: number;
}

/**
 * One event for each ref that is not as it was: the same shape that a webhook comes to. Who pushed,
 * how often in between, and whether it was forced is not to be seen: the event does not say.
 */
export function headEvents(
  place: Place,
  before: readonly RefHead[],
  after: readonly RefHead[],
): readonly ProductEvent[] {
  const key = ({ type, name }: RefHead): string => `${type} ${name}`;
  const was = new Map(before.map((head) => [key(head), head]));
  const is = new Map(after.map((head) => [key(head), head]));
  const changes = [...new Set([...was.keys(), ...is.keys()])].sort().flatMap((name) => {
    const [old, now] = [was.get(name), is.get(name)];
    if (old?.commit === now?.commit) return [];
    return [
      {
        old: old === undefined ? null : ref(old),
        new: now === undefined ? null : ref(now),
        created: old === undefined,
        closed: now === undefined,
        // More commits than are listed, which are none.
        truncated: true,
        commits: [],
      },
    ];
  });
  return convert(place, 'repo:push', { push: { changes } });
}

function ref({ type, name, commit }: RefHead) {
  return { type, name, target: { hash: commit } };
}

/** Only what tells whether something happened; the event takes what else there is. */
const listed = z.looseObject({
  id: z.number().int(),
  state: z.string(),
  updated_on: z.string(),
  source: z.object({ commit: z.object({ hash: z.string() }) }),
  destination: z.object({ branch: z.object({ name: z.string() }) }),
});
export type ListedPullRequest = z.infer<typeof listed>;

/** Undefined for a row that cannot be read: a fork that is gone has no source commit. */
export function readPullRequest(row: unknown): ListedPullRequest | undefined {
  return listed.safeParse(row).data;
}

export function seenOf({ id, state, source, destination }: ListedPullRequest): SeenPullRequest {
  return { id, state, tip: `${source.commit.hash} ${destination.branch.name}` };
}

/**
 * What happened to a pull request since it was last seen: opened, updated, merged, or nothing that
 * the app is told of. One that was opened and merged in between is merged.
 */
export function pullRequestEvents(
  place: Place,
  row: ListedPullRequest,
  before: ReturnType<HeadStore['pullRequest']>,
): readonly ProductEvent[] {
  const now = seenOf(row);
  if (now.state === 'MERGED') {
    return before?.state === 'MERGED'
      ? []
      : convert(place, 'pullrequest:fulfilled', { pullrequest: row });
  }
  if (now.state !== 'OPEN') return [];
  if (before === undefined) return convert(place, 'pullrequest:created', { pullrequest: row });
  return before.tip === now.tip ? [] : convert(place, 'pullrequest:updated', { pullrequest: row });
}

function convert({ workspace, repository, at }: Place, key: string, body: object) {
  const delivery = {
    repository: {
      uuid: `{${repository.uuid}}`,
      full_name: `${workspace.slug}/${repository.slug}`,
      workspace: { uuid: `{${workspace.uuid}}` },
    },
    ...body,
  };
  const { mainBranch } = repository;
  const converted = toProductEvents(key, delivery, {
    at,
    ...(mainBranch !== undefined && { mainBranch }),
  });
  return converted.kind === 'events' ? converted.events : [];
}
