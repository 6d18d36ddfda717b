import type { OpenConnection } from '../connections/open-connection';
import { createWholeList } from '../connections/whole-list';
import type { HostDatabase } from '../database';
import type { RepositoryIndex } from './repository-index';

export interface IndexProgress {
  readonly done: number;
  /** Where Bitbucket says it. */
  readonly total?: number;
}

/** What a look found. Uuids, bare. */
export interface IndexResult {
  /** False where it ended at what is known already. */
  readonly isFull: boolean;
  /** New ones, and those that changed since. */
  readonly changed: readonly string[];
  readonly renamed: readonly string[];
  /** Deleted, transferred or not visible any more; only a full look can tell. */
  readonly gone: readonly string[];
  /** Rows that could not be read. */
  readonly unreadable: number;
  /** Pages that were asked for. */
  readonly pages: number;
}

export interface IndexParts {
  readonly open: Pick<OpenConnection, 'repositories'>;
  readonly index: RepositoryIndex;
  readonly database: HostDatabase;
  readonly clock: { now(): number };
  readonly onProgress?: (progress: IndexProgress) => void;
  /** When a page has come: the first is 1. */
  readonly onPage?: (page: number) => void;
  /** Asked before each further page: then the look breaks off. */
  readonly isStopping?: () => boolean;
  /** Looks at all, whenever the last full look was. */
  readonly full?: boolean;
}

const DAY = 24 * 60 * 60 * 1000;

/** Of the clocks here and at Bitbucket. */
const CLOCKS_MS = 2 * 60 * 1000;

/**
 * Lists the repositories of the workspace into the index, the latest changed first: a look ends at
 * the first page that has one older than the newest known. The first look, and one a day, goes to
 * the end, which is the only way to see what is gone; in the order in which they were made, so that
 * a push meanwhile moves none to a page that was read already.
 *
 * A look that breaks off leaves what it stored, and takes nothing out; the next one begins anew.
 * Nothing is taken out either where a row could not be read, or the list became shorter meanwhile:
 * what is missing may be there.
 */
export async function indexRepositories(parts: IndexParts): Promise<IndexResult> {
  const { open, index, database, clock } = parts;
  const began = clock.now();
  const { newest: known, fullAt } = index.looked();
  const isFull = parts.full === true || fullAt === undefined || began - fullAt >= DAY;
  const changed: string[] = [];
  const renamed: string[] = [];
  let pages = 0;
  let done = 0;
  let newest = known;
  const list = createWholeList();
  for await (const page of open.repositories(isFull ? 'made' : 'changed')) {
    pages += 1;
    parts.onPage?.(pages);
    list.note(page);
    done += page.repositories.length + page.unreadable;
    const times = page.repositories.flatMap(({ updatedAt }) =>
      updatedAt === undefined ? [] : Date.parse(updatedAt),
    );
    database.transaction(() => {
      for (const repository of page.repositories) {
        const fate = index.put(repository, began);
        if (fate !== 'same') changed.push(repository.uuid);
        if (fate === 'renamed') renamed.push(repository.uuid);
      }
    })();
    newest = Math.max(newest ?? 0, ...times);
    parts.onProgress?.({ done, ...(page.total !== undefined && { total: page.total }) });
    // The same millisecond may belong to a change that came after the last look.
    if (!isFull && known !== undefined && times.some((time) => time < known)) break;
    if (parts.isStopping?.() === true) {
      return { isFull: false, changed, renamed, gone: [], unreadable: list.unreadable(), pages };
    }
  }
  // In the order of their making, what changed behind the reader's back may be older than the newest.
  if (isFull && newest !== undefined) newest = Math.min(newest, began - CLOCKS_MS);
  const gone = database.transaction(() => {
    index.noteLook({
      ...(newest !== undefined && { newest }),
      ...(isFull && { fullAt: began }),
    });
    return isFull && list.isWhole() ? index.dropUnseen(began) : [];
  })();
  return { isFull, changed, renamed, gone, unreadable: list.unreadable(), pages };
}
