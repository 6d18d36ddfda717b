import type { OpenConnection } from '../connections/open-connection';
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
  /** Looks at all, whenever the last full look was. */
  readonly full?: boolean;
}

const DAY = 24 * 60 * 60 * 1000;

/**
 * Lists the repositories of the workspace into the index. The list has the latest changed first:
 * a later look ends at the first page on which everything is older than the newest known. Once a
 * day it goes to the end, which is the only way to see what is gone.
 *
 * A look that breaks off leaves what it stored, and takes nothing out; the next one begins anew.
 */
export async function indexRepositories(parts: IndexParts): Promise<IndexResult> {
  const { open, index, database, clock } = parts;
  const began = clock.now();
  const { newest: known, fullAt } = index.looked();
  const isFull = parts.full === true || fullAt === undefined || began - fullAt >= DAY;
  const changed: string[] = [];
  const renamed: string[] = [];
  let unreadable = 0;
  let pages = 0;
  let done = 0;
  let newest = known;
  for await (const page of open.repositories()) {
    pages += 1;
    unreadable += page.unreadable;
    done += page.repositories.length + page.unreadable;
    const times = page.repositories.map(({ updatedAt }) => timeOf(updatedAt));
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
    if (!isFull && known !== undefined && times.every((time) => time < known)) break;
  }
  const gone = database.transaction(() => {
    index.noteLook({
      ...(newest !== undefined && { newest }),
      ...(isFull && { fullAt: began }),
    });
    return isFull ? index.dropUnseen(began) : [];
  })();
  return { isFull, changed, renamed, gone, unreadable, pages };
}

function timeOf(updatedAt: string | undefined): number {
  return updatedAt === undefined ? 0 : Date.parse(updatedAt);
}
