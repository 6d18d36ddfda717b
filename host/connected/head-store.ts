import { z } from 'zod';
import type { IndexedRepository, RefHead } from '../connections/open-connection';
import type { HostDatabase } from '../database';

/** A pull request as it was last seen. */
export interface SeenPullRequest {
  readonly id: number;
  readonly state: string;
  /** What a new event would be about: source commit and destination branch. */
  readonly tip: string;
}

/** What was last seen of each repository; events are made of the differences. Uuids are bare. */
export interface HeadStore {
  /** Undefined before the first look. */
  heads(repository: string): RefHead[] | undefined;
  putHeads(repository: string, heads: readonly RefHead[]): void;
  /** Newest `updated_on` that was seen; undefined before the first look. */
  pullRequestsSeen(repository: string): string | undefined;
  pullRequest(repository: string, id: number): SeenPullRequest | undefined;
  putPullRequest(repository: string, seen: SeenPullRequest): void;
  notePullRequests(repository: string, newest: string): void;
  /**
   * Of the index: those that changed since they were looked at, then those that never were and are
   * as they were first listed. Kept with what was seen, so that a killed process forgets none.
   */
  unlooked(): string[];
  /** Of the index: whether it came or changed after the workspace was first listed. */
  isChanged(repository: string): boolean;
  /** Looked at as it was at that time of change. */
  noteLooked(repository: Pick<IndexedRepository, 'uuid' | 'updatedAt'>): void;
  forget(repository: string): void;
}

const head = z
  .object({ type: z.enum(['branch', 'tag']), name: z.string(), commit_hash: z.string() })
  .transform(({ type, name, commit_hash }): RefHead => ({ type, name, commit: commit_hash }));
const look = z.object({ heads: z.number(), pull_requests: z.string().nullable() });
const pullRequest = z.object({ id: z.number(), state: z.string(), tip: z.string() });

const uuids = z.array(z.object({ uuid: z.string() }));
const TABLES = [
  'connected_poll',
  'connected_head',
  'connected_pull_request',
  'connected_looked',
] as const;

/** `database` has the index of repositories, too. */
export function createHeadStore(database: HostDatabase): HeadStore {
  database.exec(`
    CREATE TABLE IF NOT EXISTS connected_poll (
      repository TEXT PRIMARY KEY, heads INTEGER NOT NULL DEFAULT 0, pull_requests TEXT
    );
    CREATE TABLE IF NOT EXISTS connected_head (
      repository TEXT NOT NULL, type TEXT NOT NULL, name TEXT NOT NULL, commit_hash TEXT NOT NULL,
      PRIMARY KEY (repository, type, name)
    );
    CREATE TABLE IF NOT EXISTS connected_pull_request (
      repository TEXT NOT NULL, id INTEGER NOT NULL, state TEXT NOT NULL, tip TEXT NOT NULL,
      PRIMARY KEY (repository, id)
    );
    CREATE TABLE IF NOT EXISTS connected_looked (repository TEXT PRIMARY KEY, updated_at TEXT);
  `);
  const looked = (repository: string) =>
    look
      .optional()
      .parse(database.prepare('SELECT * FROM connected_poll WHERE repository = ?').get(repository));
  const note = (repository: string): void => {
    database
      .prepare('INSERT OR IGNORE INTO connected_poll (repository) VALUES (?)')
      .run(repository);
  };
  return {
    heads: (repository) =>
      looked(repository)?.heads === 1
        ? z
            .array(head)
            .parse(
              database.prepare('SELECT * FROM connected_head WHERE repository = ?').all(repository),
            )
        : undefined,
    putHeads: (repository, heads) => {
      note(repository);
      database.prepare('UPDATE connected_poll SET heads = 1 WHERE repository = ?').run(repository);
      database.prepare('DELETE FROM connected_head WHERE repository = ?').run(repository);
      const insert = database.prepare('INSERT OR REPLACE INTO connected_head VALUES (?, ?, ?, ?)');
      for (const { type, name, commit } of heads) insert.run(repository, type, name, commit);
    },
    pullRequestsSeen: (repository) => looked(repository)?.pull_requests ?? undefined,
    pullRequest: (repository, id) =>
      pullRequest
        .optional()
        .parse(
          database
            .prepare('SELECT * FROM connected_pull_request WHERE repository = ? AND id = ?')
            .get(repository, id),
        ),
    putPullRequest: (repository, { id, state, tip }) => {
      database
        .prepare('INSERT OR REPLACE INTO connected_pull_request VALUES (?, ?, ?, ?)')
        .run(repository, id, state, tip);
    },
    notePullRequests: (repository, newest) => {
      note(repository);
      database
        .prepare('UPDATE connected_poll SET pull_requests = ? WHERE repository = ?')
        .run(newest, repository);
    },
    unlooked: () =>
      uuids
        .parse(
          database
            .prepare(
              `SELECT r.uuid FROM connected_repository r
                 LEFT JOIN connected_poll p ON p.repository = r.uuid AND p.heads = 1
                 LEFT JOIN connected_looked l ON l.repository = r.uuid
                 WHERE p.repository IS NULL OR l.updated_at IS NOT r.updated_at
                 ORDER BY p.repository IS NULL AND r.updated_at IS r.base, r.slug`,
            )
            .all(),
        )
        .map(({ uuid }) => uuid),
    isChanged: (repository) =>
      database
        .prepare('SELECT 1 FROM connected_repository WHERE uuid = ? AND updated_at IS NOT base')
        .get(repository) !== undefined,
    noteLooked: ({ uuid, updatedAt }) => {
      database
        .prepare('INSERT OR REPLACE INTO connected_looked VALUES (?, ?)')
        .run(uuid, updatedAt ?? null);
    },
    forget: (repository) => {
      for (const table of TABLES) {
        database.prepare(`DELETE FROM ${table} WHERE repository = ?`).run(repository);
      }
    },
  };
}
