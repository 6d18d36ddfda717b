import { z } from 'zod';
import type { HostDatabase } from '../../../database';

export interface RepositoryRecord {
  readonly uuid: string;
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  readonly isPrivate: boolean;
  /** The branch HEAD names; it need not exist yet. */
  readonly mainBranch: string;
  readonly createdOn: number;
  readonly updatedOn: number;
  /** Account id of who pushed last, or was about to. */
  readonly lastPusher: string;
}

const row = z
  .object({
    uuid: z.string(),
    slug: z.string(),
    name: z.string(),
    description: z.string(),
    is_private: z.number(),
    main_branch: z.string(),
    created_on: z.number(),
    updated_on: z.number(),
    last_pusher: z.string(),
  })
  .transform((found): RepositoryRecord => ({
    uuid: found.uuid,
    slug: found.slug,
    name: found.name,
    description: found.description,
    isPrivate: found.is_private === 1,
    mainBranch: found.main_branch,
    createdOn: found.created_on,
    updatedOn: found.updated_on,
    lastPusher: found.last_pusher,
  }));

export interface RepositoryStore {
  insert(record: RepositoryRecord): void;
  /** By slug (any case), or by uuid with or without braces. */
  find(key: string): RepositoryRecord | undefined;
  /** By slug. */
  list(): RepositoryRecord[];
  /** Slug and name. */
  rename(uuid: string, slug: string): void;
  /** With all that belongs to it. */
  remove(uuid: string): void;
  touch(uuid: string, updatedOn: number): void;
  setMainBranch(uuid: string, name: string): void;
  setLastPusher(uuid: string, accountId: string): void;
}

const OF_REPOSITORY = [
  'bitbucket_ref',
  'bitbucket_pull_request',
  'bitbucket_comment',
  'bitbucket_report',
  'bitbucket_build_status',
  'bitbucket_hook',
] as const;

export function createRepositoryStore(database: HostDatabase): RepositoryStore {
  const select = 'SELECT * FROM bitbucket_repository';
  return {
    insert: (record) => {
      database
        .prepare('INSERT INTO bitbucket_repository VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)')
        .run(
          record.uuid,
          record.slug,
          record.name,
          record.description,
          record.isPrivate ? 1 : 0,
          record.mainBranch,
          record.createdOn,
          record.updatedOn,
          record.lastPusher,
        );
    },
    find: (key) => {
      const plain = key.replace(/^\{(.*)\}$/, '$1').toLowerCase();
      const column =
        plain === key.toLowerCase() && !/^[0-9a-f-]{36}$/.test(plain) ? 'slug' : 'uuid';
      const found: unknown = database.prepare(`${select} WHERE ${column} = ?`).get(plain);
      return found === undefined ? undefined : row.parse(found);
    },
    list: () => z.array(row).parse(database.prepare(`${select} ORDER BY slug`).all()),
    rename: (uuid, slug) => {
      database
        .prepare('UPDATE bitbucket_repository SET slug = ?, name = ? WHERE uuid = ?')
        .run(slug, slug, uuid);
    },
    remove: (uuid) => {
      database
        .prepare(
          `DELETE FROM bitbucket_annotation
           WHERE report IN (SELECT uuid FROM bitbucket_report WHERE repository = ?)`,
        )
        .run(uuid);
      for (const table of OF_REPOSITORY) {
        database.prepare(`DELETE FROM ${table} WHERE repository = ?`).run(uuid);
      }
      database.prepare('DELETE FROM bitbucket_repository WHERE uuid = ?').run(uuid);
    },
    touch: (uuid, updatedOn) => {
      database
        .prepare('UPDATE bitbucket_repository SET updated_on = ? WHERE uuid = ?')
        .run(updatedOn, uuid);
    },
    setMainBranch: (uuid, name) => {
      database
        .prepare('UPDATE bitbucket_repository SET main_branch = ? WHERE uuid = ?')
        .run(name, uuid);
    },
    setLastPusher: (uuid, accountId) => {
      database
        .prepare('UPDATE bitbucket_repository SET last_pusher = ? WHERE uuid = ?')
        .run(accountId, uuid);
    },
  };
}
