import { z } from 'zod';
import type { IndexedRepository } from '../connections/open-connection';
import { addColumn, type HostDatabase } from '../database';

/** The repositories of a workspace as they were last seen, in the workspace's database. */
export interface RepositoryIndex {
  list(): IndexedRepository[];
  find(uuid: string): IndexedRepository | undefined;
  /** Stores it and says what is different; a rename keeps the uuid. */
  put(repository: IndexedRepository, seenAt: number): 'new' | 'renamed' | 'changed' | 'same';
  /** Takes out what a full look that began at `since` has not seen: deleted, or transferred. */
  dropUnseen(since: number): string[];
  /** Newest time of change that was seen, and when all were looked at; epoch milliseconds. */
  looked(): { readonly newest?: number; readonly fullAt?: number };
  noteLook(look: { readonly newest?: number; readonly fullAt?: number }): void;
}

const row = z
  .object({
    uuid: z.string(),
    slug: z.string(),
    name: z.string(),
    main_branch: z.string().nullable(),
    updated_at: z.string().nullable(),
  })
  .transform((found): IndexedRepository => ({
    uuid: found.uuid,
    slug: found.slug,
    name: found.name,
    ...(found.main_branch !== null && { mainBranch: found.main_branch }),
    ...(found.updated_at !== null && { updatedAt: found.updated_at }),
  }));
const look = z.object({ newest: z.number().nullable(), full_at: z.number().nullable() });

export function createRepositoryIndex(database: HostDatabase): RepositoryIndex {
  database.exec(`
    CREATE TABLE IF NOT EXISTS connected_repository (
      uuid TEXT PRIMARY KEY, slug TEXT NOT NULL, name TEXT NOT NULL, main_branch TEXT,
      updated_at TEXT, seen_at INTEGER NOT NULL
    );
    CREATE TABLE IF NOT EXISTS connected_look (
      id INTEGER PRIMARY KEY CHECK (id = 1), newest INTEGER, full_at INTEGER
    );
    INSERT OR IGNORE INTO connected_look (id) VALUES (1);
  `);
  // Time of change when the workspace was first listed; '' for what came later.
  if (addColumn(database, 'connected_repository', 'base TEXT')) {
    database.exec('UPDATE connected_repository SET base = updated_at');
  }
  const select = 'SELECT * FROM connected_repository';
  const find = (uuid: string): IndexedRepository | undefined => {
    const found: unknown = database.prepare(`${select} WHERE uuid = ?`).get(uuid);
    return found === undefined ? undefined : row.parse(found);
  };
  return {
    list: () => z.array(row).parse(database.prepare(`${select} ORDER BY slug`).all()),
    find,
    put: (repository, seenAt) => {
      const before = find(repository.uuid);
      const { uuid, slug, name, mainBranch, updatedAt } = repository;
      database
        .prepare(
          `INSERT INTO connected_repository (uuid, slug, name, main_branch, updated_at, seen_at, base)
             SELECT ?1, ?2, ?3, ?4, ?5, ?6, iif(full_at IS NULL, ?5, '') FROM connected_look WHERE true
             ON CONFLICT (uuid) DO UPDATE SET slug = ?2, name = ?3, main_branch = ?4,
               updated_at = ?5, seen_at = ?6`,
        )
        .run(uuid, slug, name, mainBranch ?? null, updatedAt ?? null, seenAt);
      if (before === undefined) return 'new';
      if (before.slug !== slug) return 'renamed';
      return before.updatedAt === updatedAt && before.mainBranch === mainBranch
        ? 'same'
        : 'changed';
    },
    dropUnseen: (since) => {
      const gone = z
        .array(z.object({ uuid: z.string() }))
        .parse(
          database.prepare('SELECT uuid FROM connected_repository WHERE seen_at < ?').all(since),
        );
      database.prepare('DELETE FROM connected_repository WHERE seen_at < ?').run(since);
      return gone.map(({ uuid }) => uuid);
    },
    looked: () => {
      const { newest, full_at } = look.parse(
        database.prepare('SELECT newest, full_at FROM connected_look').get(),
      );
      return { ...(newest !== null && { newest }), ...(full_at !== null && { fullAt: full_at }) };
    },
    noteLook: ({ newest, fullAt }) => {
      database
        .prepare(
          'UPDATE connected_look SET newest = coalesce(?, newest), full_at = coalesce(?, full_at)',
        )
        .run(newest ?? null, fullAt ?? null);
    },
  };
}
