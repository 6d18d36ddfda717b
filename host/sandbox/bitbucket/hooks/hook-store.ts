import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { HostDatabase } from '../../../database';
import { createSecretBox } from '../../../vault/secret-box';
import { isHookEvent } from './hook-events';
import type { HookEvent } from './hook-events';

/** A webhook as somebody registered it. */
export interface HookSubscription {
  readonly uuid: string;
  /** Uuid of the repository; absent for one of the workspace. */
  readonly repository?: string;
  readonly url: string;
  readonly description: string;
  readonly active: boolean;
  readonly events: readonly HookEvent[];
  /** Empty for none. */
  readonly secret: string;
  readonly createdAt: number;
}

export interface HookStore {
  put(hook: HookSubscription): void;
  find(uuid: string): HookSubscription | undefined;
  /** Of the workspace, or of a repository; oldest first. */
  list(repository: string | undefined): HookSubscription[];
  remove(uuid: string): void;
}

const TABLE = `
CREATE TABLE IF NOT EXISTS bitbucket_hook (
  uuid TEXT PRIMARY KEY, repository TEXT NOT NULL, url TEXT NOT NULL, description TEXT NOT NULL,
  active INTEGER NOT NULL, events TEXT NOT NULL, secret TEXT NOT NULL, created_at INTEGER NOT NULL
);`;

/** The repository of those that belong to the workspace. */
const NONE = '';

/**
 * Webhook subscriptions. Their secrets are sealed with a key made from `seal`, which is kept
 * outside the database: a copied database has none of them.
 */
export function createHookStore(database: HostDatabase, seal: string): HookStore {
  database.exec(TABLE);
  const box = createSecretBox(createHash('sha256').update(`webhook secrets ${seal}`).digest());
  const row = z
    .object({
      uuid: z.string(),
      repository: z.string(),
      url: z.string(),
      description: z.string(),
      active: z.number(),
      events: z.string(),
      secret: z.string(),
      created_at: z.number(),
    })
    .transform((found): HookSubscription => ({
      uuid: found.uuid,
      ...(found.repository !== NONE && { repository: found.repository }),
      url: found.url,
      description: found.description,
      active: found.active === 1,
      events: found.events.split(' ').filter(isHookEvent),
      secret: box.open(found.uuid, found.secret),
      createdAt: found.created_at,
    }));
  const select = 'SELECT * FROM bitbucket_hook';
  return {
    put: (hook) => {
      database
        .prepare('INSERT OR REPLACE INTO bitbucket_hook VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
        .run(
          hook.uuid,
          hook.repository ?? NONE,
          hook.url,
          hook.description,
          hook.active ? 1 : 0,
          hook.events.join(' '),
          box.seal(hook.uuid, hook.secret),
          hook.createdAt,
        );
    },
    find: (uuid) => {
      const found: unknown = database.prepare(`${select} WHERE uuid = ?`).get(uuid);
      return found === undefined ? undefined : row.parse(found);
    },
    list: (repository) =>
      z
        .array(row)
        .parse(
          database
            .prepare(`${select} WHERE repository = ? ORDER BY created_at, uuid`)
            .all(repository ?? NONE),
        ),
    remove: (uuid) => {
      database.prepare('DELETE FROM bitbucket_hook WHERE uuid = ?').run(uuid);
    },
  };
}
