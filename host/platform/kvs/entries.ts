import { z } from 'zod';
import type { HostDatabase } from '../../database';

/** Where a key lives: plain keys, secrets and each entity have names of their own. */
export interface Space {
  readonly kind: 'plain' | 'secret' | 'entity';
  /** Empty but for entities. */
  readonly entity: string;
}
export const PLAIN: Space = { kind: 'plain', entity: '' };
export const SECRET: Space = { kind: 'secret', entity: '' };

export interface Entry {
  readonly key: string;
  /** JSON text; of a secret, its sealed form. */
  readonly value: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly expiresAt?: number | undefined;
}

export interface Entries {
  /** Absent and expired are the same. */
  read(space: Space, key: string): Entry | undefined;
  /** Overwrites; a value without expiry ends the one before it. */
  write(space: Space, key: string, value: string, expiresAt: number | undefined): Entry;
  remove(space: Space, key: string): void;
  /** Plain keys after `after` that begin with `prefix`, in order. */
  list(prefix: string, after: string, limit: number): Entry[];
  /** Removes what has expired, of every installation; returns how many. */
  purge(): number;
}

const row = z
  .object({
    key: z.string(),
    value: z.string(),
    created_at: z.number(),
    updated_at: z.number(),
    expires_at: z.number().nullable(),
  })
  .transform((columns): Entry => ({
    key: columns.key,
    value: columns.value,
    createdAt: columns.created_at,
    updatedAt: columns.updated_at,
    expiresAt: columns.expires_at ?? undefined,
  }));
export const entryRows = z.array(row);
export const ENTRY_COLUMNS = 'key, value, created_at, updated_at, expires_at';

const LIVE = '(expires_at IS NULL OR expires_at > @now)';
const SAME = 'installation = @installation AND kind = @kind AND entity = @entity AND key = @key';

/**
 * Rows of one installation. Forge removes an expired value within 48 hours and may still return
 * it until then; here it is gone at once, for reads, queries and FAIL_IF_EXISTS alike.
 */
export function createEntries(
  database: HostDatabase,
  installation: string,
  clock: { now(): number },
): Entries {
  const select = database.prepare(
    `SELECT ${ENTRY_COLUMNS} FROM platform_kv WHERE ${SAME} AND ${LIVE}`,
  );
  const upsert = database.prepare(`
    INSERT INTO platform_kv
      (installation, kind, entity, key, value, created_at, updated_at, expires_at)
    VALUES (@installation, @kind, @entity, @key, @value, @createdAt, @now, @expiresAt)
    ON CONFLICT (installation, kind, entity, key) DO UPDATE SET value = excluded.value,
      created_at = excluded.created_at, updated_at = excluded.updated_at,
      expires_at = excluded.expires_at`);
  const remove = database.prepare(`DELETE FROM platform_kv WHERE ${SAME}`);
  const list = database.prepare(`
    SELECT ${ENTRY_COLUMNS} FROM platform_kv
    WHERE installation = @installation AND kind = 'plain' AND entity = ''
      AND key > @after AND key >= @prefix AND key < @prefix || char(0x10FFFF)
      AND ${LIVE}
    ORDER BY key LIMIT @limit`);
  const purge = database.prepare('DELETE FROM platform_kv WHERE expires_at <= ?');

  const read = (space: Space, key: string): Entry | undefined =>
    entryRows.parse(select.all({ installation, ...space, key, now: clock.now() }))[0];
  return {
    read,
    write: (space, key, value, expiresAt) => {
      const now = clock.now();
      const createdAt = read(space, key)?.createdAt ?? now;
      const expires = expiresAt ?? null;
      upsert.run({ installation, ...space, key, value, createdAt, now, expiresAt: expires });
      return { key, value, createdAt, updatedAt: now, expiresAt };
    },
    remove: (space, key) => {
      remove.run({ installation, ...space, key });
    },
    list: (prefix, after, limit) =>
      entryRows.parse(list.all({ installation, prefix, after, limit, now: clock.now() })),
    purge: () => purge.run(clock.now()).changes,
  };
}
