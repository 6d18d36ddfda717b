import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { addColumn, type HostDatabase } from '../../database';
import type { SealedStore } from '../../vault/sealed-store';

/** A webhook of ours at Bitbucket, or one that was about to be made. */
export interface RegisteredHook {
  readonly connection: string;
  /** Bare uuid of the repository; empty for the workspace's. */
  readonly repository: string;
  /** Bare; absent until Bitbucket's answer has come. */
  readonly uuid?: string;
  /** Where its deliveries go, or NOWHERE; absent where an earlier release registered it. */
  readonly url?: string;
  /** Epoch milliseconds. */
  readonly lastDeliveryAt?: number;
}

/** Instead of the address of one that is out of reach: kept to be removed, and not relied on. */
export const NOWHERE = '';

export interface ConnectionHooks {
  list(connection: string): RegisteredHook[];
  /** The secret of this place; made and stored before Bitbucket hears of it. */
  secret(connection: string, repository: string): string;
  /** Every secret that a delivery to this connection may be signed with. */
  secrets(connection: string): string[];
  registered(connection: string, repository: string, uuid: string, url: string): void;
  /** Plain statement: joins an open transaction. */
  heard(connection: string, uuid: string, at: number): void;
  remove(connection: string, repository: string): void;
  /** Whether registration repository by repository was begun and has not come to its end. */
  isUnfinished(connection: string): boolean;
  begun(connection: string): void;
  finished(connection: string): void;
}

const row = z
  .object({
    connection: z.string(),
    repository: z.string(),
    uuid: z.string().nullable(),
    last_delivery_at: z.number().nullable(),
    url: z.string().nullable(),
  })
  .transform(({ uuid, url, last_delivery_at, ...found }): RegisteredHook => ({
    ...found,
    ...(uuid !== null && { uuid }),
    ...(url !== null && { url }),
    ...(last_delivery_at !== null && { lastDeliveryAt: last_delivery_at }),
  }));

const SECRET_BYTES = 32;

/** Which webhooks the connections have; their secrets are among the sealed ones. */
export function createConnectionHooks(
  database: HostDatabase,
  sealed: SealedStore,
): ConnectionHooks {
  database.exec(`
    CREATE TABLE IF NOT EXISTS connection_hook (
      connection TEXT NOT NULL,
      repository TEXT NOT NULL,
      uuid TEXT,
      last_delivery_at INTEGER,
      PRIMARY KEY (connection, repository)
    );
    CREATE TABLE IF NOT EXISTS unfinished_hooks (connection TEXT PRIMARY KEY);
  `);
  addColumn(database, 'connection_hook', 'url TEXT');
  const list = (connection: string): RegisteredHook[] =>
    z
      .array(row)
      .parse(
        database
          .prepare('SELECT * FROM connection_hook WHERE connection = ? ORDER BY repository')
          .all(connection),
      );
  const insert = database.prepare(
    'INSERT OR IGNORE INTO connection_hook (connection, repository) VALUES (?, ?)',
  );
  return {
    list,
    secret: (connection, repository) => {
      const name = sealedFor(connection, repository);
      return database.transaction(() => {
        insert.run(connection, repository);
        const known = sealed.get(name)?.text;
        if (known !== undefined) return known;
        const secret = randomBytes(SECRET_BYTES).toString('base64url');
        sealed.put(name, secret);
        return secret;
      })();
    },
    secrets: (connection) =>
      list(connection).flatMap(
        ({ repository }) => sealed.get(sealedFor(connection, repository))?.text ?? [],
      ),
    registered: (connection, repository, uuid, url) => {
      database
        .prepare(
          'UPDATE connection_hook SET uuid = ?, url = ? WHERE connection = ? AND repository = ?',
        )
        .run(uuid, url, connection, repository);
    },
    heard: (connection, uuid, at) => {
      database
        .prepare(
          'UPDATE connection_hook SET last_delivery_at = ? WHERE connection = ? AND uuid = ?',
        )
        .run(at, connection, uuid);
    },
    remove: (connection, repository) => {
      database.transaction(() => {
        database
          .prepare('DELETE FROM connection_hook WHERE connection = ? AND repository = ?')
          .run(connection, repository);
        sealed.remove(sealedFor(connection, repository));
      })();
    },
    isUnfinished: (connection) =>
      database.prepare('SELECT 1 FROM unfinished_hooks WHERE connection = ?').get(connection) !==
      undefined,
    begun: (connection) => {
      database
        .prepare('INSERT OR IGNORE INTO unfinished_hooks (connection) VALUES (?)')
        .run(connection);
    },
    finished: (connection) => {
      database.prepare('DELETE FROM unfinished_hooks WHERE connection = ?').run(connection);
    },
  };
}

function sealedFor(connection: string, repository: string): string {
  return `hook ${connection} ${repository}`;
}
