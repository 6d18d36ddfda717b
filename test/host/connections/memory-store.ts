import type {
  Connection,
  ConnectionKind,
  ConnectionOf,
  SecretsOf,
} from '../../../host/connections/connection';
import type { ConnectionStore } from '../../../host/connections/connection-store';

/** One connection with its secrets, to be read only; the real store has a test of its own. */
export function memoryStore<K extends ConnectionKind>(
  first: ConnectionOf<K>,
  firstSecrets: SecretsOf<K>,
): ConnectionStore & { put(connection: ConnectionOf<K>, secrets: SecretsOf<K>): void } {
  let stored: Connection | undefined = first;
  let secrets: unknown = firstSecrets;
  let version = 1;
  const refuse = () => {
    throw new Error('This store is read only.');
  };
  return {
    list: () => (stored === undefined ? [] : [stored]),
    find: (id) => (stored?.id === id ? stored : undefined),
    add: refuse,
    change: refuse,
    note: refuse,
    remove: () => {
      stored = undefined;
    },
    secrets: <J extends ConnectionKind>(connection: ConnectionOf<J>) =>
      stored?.id === connection.id ? { version, secrets: secrets as SecretsOf<J> } : undefined,
    replaceSecrets: refuse,
    hold: () => 'owner',
    release: () => undefined,
    put: (connection, next) => {
      stored = connection;
      secrets = next;
      version += 1;
    },
  };
}
