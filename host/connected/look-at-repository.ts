import type { ConnectedWorkspace } from '../connections/connection';
import type { IndexedRepository, OpenConnection } from '../connections/open-connection';
import { ConnectionError } from '../connections/problem';
import type { ConnectionProblemCode } from '../connections/problem';
import { restPages } from '../connections/rest/rest-pages';
import type { RestAccess } from '../connections/rest/rest-pages';
import type { HostDatabase } from '../database';
import type { ProductEvent } from '../platform/types';
import type { HeadStore } from './head-store';
import {
  headEvents,
  pullRequestEvents,
  readPullRequest,
  seenOf,
  type ListedPullRequest,
} from './polled-events';

export interface LookParts {
  readonly workspace: ConnectedWorkspace;
  readonly open: Pick<OpenConnection, 'heads' | 'hasApi'>;
  /** For the list of pull requests; over SSH there is none. */
  readonly access: RestAccess;
  /** The database of `emit`: events and what they were made from are stored in one transaction. */
  readonly database: HostDatabase;
  readonly emit: (event: ProductEvent) => void;
  readonly heads: HeadStore;
  readonly clock: { now(): number };
}

export interface Look {
  readonly events: number;
  /** False where the credential may not list them, or over SSH. */
  readonly sawPullRequests: boolean;
}

/**
 * Compares branches, tags and pull requests of one repository with what was last seen. The first
 * look only stores, unless something happened since the workspace was first listed: then all of it
 * is told, and the app knows what it had. What was read is stored with the events, or not at all.
 */
export async function lookAt(parts: LookParts, repository: IndexedRepository): Promise<Look> {
  const { uuid } = repository;
  const { workspace, open, heads, database, emit } = parts;
  const place = { workspace, repository, at: parts.clock.now() };
  const now = await open.heads(repository);
  const seenUntil = heads.pullRequestsSeen(uuid);
  const rows = open.hasApi ? await pullRequestsSince(parts.access, place, seenUntil) : undefined;
  const events = database.transaction(() => {
    const before = heads.heads(uuid) ?? (open.hasApi && heads.isChanged(uuid) ? [] : undefined);
    const found = [
      ...(before === undefined ? [] : headEvents(place, before, now)),
      // Oldest first, as they happened.
      ...(rows ?? []).toReversed().flatMap((row) => {
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
    // With none at all, the first one that comes is new.
    if (rows) heads.notePullRequests(uuid, rows[0]?.updated_on ?? seenUntil ?? NEVER);
    for (const event of found) emit(event);
    return found.length;
  })();
  return { events, sawPullRequests: rows !== undefined };
}

const NEVER = '1970-01-01T00:00:00+00:00';
const REFUSED: readonly ConnectionProblemCode[] = [
  'TOKEN_SCOPES_MISSING',
  'OAUTH_SCOPE_TOO_NARROW',
];

/**
 * The latest changed first, down to the time that was seen; at the first look one page. Undefined
 * where the credential may not list them: branches are read with fewer scopes.
 */
async function pullRequestsSince(
  access: RestAccess,
  { workspace, repository }: { workspace: ConnectedWorkspace; repository: IndexedRepository },
  seenUntil: string | undefined,
): Promise<readonly ListedPullRequest[] | undefined> {
  const segments = [workspace.uuid, repository.uuid].map((one) => encodeURIComponent(`{${one}}`));
  const path = `/2.0/repositories/${segments.join('/')}/pullrequests`;
  // A page of pull requests has 50 at most.
  const query = 'state=OPEN&state=MERGED&sort=-updated_on&pagelen=50';
  const rows: ListedPullRequest[] = [];
  try {
    for await (const { values } of restPages(access, `${path}?${query}`)) {
      const page = values.flatMap((value) => readPullRequest(value) ?? []);
      const since = Date.parse(seenUntil ?? NEVER);
      rows.push(...page.filter(({ updated_on }) => Date.parse(updated_on) >= since));
      const isPast = page.some(({ updated_on }) => Date.parse(updated_on) < since);
      if (seenUntil === undefined || isPast) break;
    }
  } catch (error) {
    if (error instanceof ConnectionError && REFUSED.includes(error.code)) return undefined;
    throw error;
  }
  return rows;
}
