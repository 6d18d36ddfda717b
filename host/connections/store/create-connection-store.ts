import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { HostDatabase } from '../../database';
import type { SealedStore } from '../../vault/sealed-store';
import {
  connection as stored,
  connectionSecrets,
  type Connection,
  type ConnectionKind,
  type ConnectionOf,
  type SecretsOf,
} from '../connection';
import {
  NameTakenError,
  StaleConnectionError,
  type ConnectionStore,
  type OpenedSecrets,
} from '../connection-store';

const bodies = z.array(z.object({ body: z.string() }));

/** The connections of a data folder in its SQLite file, secrets among the sealed ones. */
export function createConnectionStore(
  database: HostDatabase,
  sealed: SealedStore,
  clock: { now(): number },
): ConnectionStore {
  database.exec(`
    CREATE TABLE IF NOT EXISTS host_connection (
      id TEXT PRIMARY KEY,
      name TEXT NOT NULL UNIQUE COLLATE NOCASE,
      revision INTEGER NOT NULL,
      body TEXT NOT NULL
    );
    CREATE TABLE IF NOT EXISTS host_hold (
      name TEXT PRIMARY KEY,
      owner TEXT NOT NULL,
      until INTEGER NOT NULL
    );
  `);
  const read = (where: string, ...values: string[]): Connection[] =>
    bodies
      .parse(database.prepare(`SELECT body FROM host_connection ${where}`).all(...values))
      .map(({ body }) => stored.parse(JSON.parse(body)));
  const insert = database.prepare(
    'INSERT INTO host_connection (id, name, revision, body) VALUES (?, ?, ?, ?)',
  );
  const update = database.prepare(
    'UPDATE host_connection SET name = ?, revision = ?, body = ? WHERE id = ?',
  );
  const write = (connection: Connection): void => {
    const { id, name, revision } = connection;
    update.run(name, revision, JSON.stringify(connection), id);
  };
  const take = database.prepare(
    `INSERT INTO host_hold (name, owner, until) VALUES (?, ?, ?)
     ON CONFLICT (name) DO UPDATE SET owner = excluded.owner, until = excluded.until
       WHERE host_hold.until <= ?`,
  );
  const giveBack = database.prepare('DELETE FROM host_hold WHERE name = ? AND owner = ?');
  const nameIsFree = (name: string, id: string): void => {
    if (read('WHERE name = ? AND id <> ?', name, id).length > 0) throw new NameTakenError(name);
  };
  const secretsOf = <K extends ConnectionKind>(
    connection: ConnectionOf<K>,
  ): OpenedSecrets<K> | undefined => {
    const opened = sealed.get(sealedFor(connection));
    if (opened === undefined) return undefined;
    const schema = connectionSecrets[connection.kind];
    return { version: opened.version, secrets: schema.parse(JSON.parse(opened.text)) };
  };

  return {
    list: () => read('ORDER BY name'),
    find: (id) => read('WHERE id = ?', id)[0],
    add: (connection, secrets) => {
      database.transaction(() => {
        nameIsFree(connection.name, connection.id);
        insert.run(
          connection.id,
          connection.name,
          connection.revision,
          JSON.stringify(stored.parse(connection)),
        );
        sealed.put(sealedFor(connection), JSON.stringify(secrets));
      })();
    },
    change: <K extends ConnectionKind>(
      { id, name, revision }: ConnectionOf<K>,
      change: object,
      secrets?: (now: SecretsOf<K>) => SecretsOf<K>,
    ) =>
      database
        .transaction(() => {
          const [now] = read('WHERE id = ?', id);
          if (now?.revision !== revision) throw new StaleConnectionError(name);
          const next = stored.parse({
            ...now,
            ...change,
            revision: revision + 1,
            updatedAt: clock.now(),
          });
          nameIsFree(next.name, id);
          write(next);
          // The kind is not among what changes.
          const changed = next as ConnectionOf<K>;
          const before = secrets && secretsOf(changed)?.secrets;
          if (secrets && before) sealed.put(sealedFor(changed), JSON.stringify(secrets(before)));
          return changed;
        })
        .immediate(),
    note: (id, found) =>
      database
        .transaction(() => {
          const [now] = read('WHERE id = ?', id);
          const change = now && found(now);
          if (now === undefined || change === undefined) return now;
          const { revision, updatedAt } = now;
          const next = stored.parse({ ...now, ...change, revision, updatedAt });
          write(next);
          return next;
        })
        .immediate(),
    remove: (id) => {
      database.transaction(() => {
        database.prepare('DELETE FROM host_connection WHERE id = ?').run(id);
        sealed.remove(sealedFor({ id }));
      })();
    },
    secrets: secretsOf,
    replaceSecrets: (connection, version, secrets) =>
      sealed.replace(sealedFor(connection), version, JSON.stringify(secrets)),
    hold: (name, milliseconds) => {
      const owner = randomUUID();
      const now = clock.now();
      return take.run(name, owner, now + milliseconds, now).changes === 1 ? owner : undefined;
    },
    release: (name, owner) => {
      giveBack.run(name, owner);
    },
  };
}

function sealedFor({ id }: { readonly id: string }): string {
  return `connection ${id}`;
}
