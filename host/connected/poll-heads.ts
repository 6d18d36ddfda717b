import type { ConnectedWorkspace } from '../connections/connection';
import type { IndexedRepository, OpenConnection } from '../connections/open-connection';
import { ConnectionError } from '../connections/problem';
import type { ConnectionProblemCode } from '../connections/problem';
import { restPages } from '../connections/rest/rest-pages';
import type { RestAccess } from '../connections/rest/rest-pages';
import type { HostDatabase } from '../database';
import type { ProductEvent } from '../platform/types';
import type { HeadStore } from './head-store';
import { indexRepositories } from './index-repositories';
import { headEvents, pullRequestEvents, readPullRequest, seenOf } from './polled-events';
import type { RepositoryIndex } from './repository-index';
import type { RequestBudget } from './request-budget';

export interface PollParts {
  readonly workspace: ConnectedWorkspace;
  readonly open: OpenConnection;
  /** For the list of pull requests; over SSH there is none. */
  readonly access: RestAccess;
  /** The database of `emit`: events and what they were made from are stored in one transaction. */
  readonly database: HostDatabase;
  readonly emit: (event: ProductEvent) => void;
  readonly index: RepositoryIndex;
  readonly heads: HeadStore;
  readonly budget: RequestBudget;
  readonly clock: { now(): number };
}

export interface PollResult {
  readonly events: number;
  /** Looked at in this pass. */
  readonly repositories: number;
  /** Waits for requests to be left. */
  readonly waiting: number;
  /** Could not be looked at: by uuid. */
  readonly failed: Readonly<Record<string, ConnectionProblemCode>>;
}

export interface Poller {
  /**
   * Looks once. Throws ConnectionError for what concerns the whole connection: the limit, the
   * network, the credential.
   */
  pass(): Promise<PollResult>;
  /** Looks at this repository with the next pass, whatever the list says of it. */
  reconcile(repository: string): void;
}

/** Of one repository alone; anything else ends the pass. */
const OF_ONE: readonly ConnectionProblemCode[] = [
  'SSH_REPOSITORY_MISSING',
  'SSH_REPOSITORY_TOO_LARGE',
  'TOKEN_WORKSPACE_INVISIBLE',
  'OAUTH_WORKSPACE_GONE',
];

/**
 * Compares branches, tags and pull requests with what was last seen. The first look at a
 * repository only stores: what was there before the connection is no event. Repositories that do
 * not fit into the budget stay due for the next pass.
 */
export function createPoller(parts: PollParts): Poller {
  const { open, index, heads, budget } = parts;
  const due = new Set<string>();
  return {
    reconcile: (repository) => due.add(repository),
    pass: async () => {
      if (budget.take(1)) {
        const { gone } = await indexRepositories(parts);
        for (const uuid of gone) {
          heads.forget(uuid);
          due.delete(uuid);
        }
      }
      // Over SSH nothing says what changed.
      const changed = open.hasApi ? heads.unlooked() : index.list().map(({ uuid }) => uuid);
      for (const uuid of changed) due.add(uuid);
      const failed: Record<string, ConnectionProblemCode> = {};
      let events = 0;
      let looked = 0;
      for (const uuid of due) {
        const repository = index.find(uuid);
        if (repository === undefined) {
          due.delete(uuid);
          continue;
        }
        if (!budget.take(costOf(parts, uuid))) break;
        try {
          events += await lookAt(parts, repository);
        } catch (error) {
          if (!(error instanceof ConnectionError) || !OF_ONE.includes(error.code)) throw error;
          failed[uuid] = error.code;
          heads.noteLooked(repository);
        }
        due.delete(uuid);
        looked += 1;
      }
      return { events, repositories: looked, waiting: due.size, failed };
    },
  };
}

const PER_PAGE = 100;

/** Pages of refs, and one of pull requests. */
function costOf({ open, heads }: PollParts, repository: string): number {
  if (!open.hasApi) return 1;
  return Math.ceil(((heads.heads(repository)?.length ?? 0) + 1) / PER_PAGE) + 1;
}

/** Counts the events. What was read is stored with them, or not at all. */
async function lookAt(parts: PollParts, repository: IndexedRepository): Promise<number> {
  const { uuid } = repository;
  const { workspace, open, heads, database, emit } = parts;
  const place = { workspace, repository, at: parts.clock.now() };
  const now = await open.heads(repository);
  const seenUntil = heads.pullRequestsSeen(uuid);
  const rows = open.hasApi ? await pullRequestsSince(parts.access, place, seenUntil) : [];
  return database.transaction(() => {
    const before = heads.heads(uuid);
    const events = [
      ...(before === undefined ? [] : headEvents(place, before, now)),
      // Oldest first, as they happened.
      ...[...rows].reverse().flatMap((row) => {
        const told =
          seenUntil === undefined
            ? []
            : pullRequestEvents(place, row, heads.pullRequest(uuid, row.id));
        heads.putPullRequest(uuid, seenOf(row));
        return told;
      }),
    ];
    heads.putHeads(uuid, now);
    heads.noteLooked(repository);
    const newest = rows[0]?.updated_on ?? seenUntil;
    // With none at all, the first one that comes is new.
    if (open.hasApi) heads.notePullRequests(uuid, newest ?? NEVER);
    for (const event of events) emit(event);
    return events.length;
  })();
}

const NEVER = '1970-01-01T00:00:00+00:00';

/** The latest changed first, down to the time that was seen; at the first look one page. */
async function pullRequestsSince(
  access: RestAccess,
  { workspace, repository }: { workspace: ConnectedWorkspace; repository: IndexedRepository },
  seenUntil: string | undefined,
) {
  const segments = [workspace.uuid, repository.uuid].map((one) => encodeURIComponent(`{${one}}`));
  const path = `/2.0/repositories/${segments.join('/')}/pullrequests`;
  // A page of pull requests has 50 at most.
  const query = 'state=OPEN&state=MERGED&sort=-updated_on&pagelen=50';
  const rows: NonNullable<ReturnType<typeof readPullRequest>>[] = [];
  for await (const { values } of restPages(access, `${path}?${query}`)) {
    const page = values.flatMap((value) => readPullRequest(value) ?? []);
    const since = Date.parse(seenUntil ?? NEVER);
    rows.push(...page.filter(({ updated_on }) => Date.parse(updated_on) >= since));
    const isPast = page.some(({ updated_on }) => Date.parse(updated_on) < since);
    if (seenUntil === undefined || isPast) break;
  }
  return rows;
}
