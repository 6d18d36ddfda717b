import {
  connection,
  type Connection,
  type ConnectionKind,
  type ConnectionOf,
  type SecretsOf,
} from '../../../host/connections/connection';
import type { ConnectionStore } from '../../../host/connections/connection-store';

/** One connection with its secrets; people change nothing here: the real store has a test of its own. */
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
    note: (id, found) => {
      const change = stored?.id === id ? found(stored) : undefined;
      if (stored !== undefined && change !== undefined) {
        stored = connection.parse({ ...stored, ...change });
      }
      return stored;
    },
    remove: () => {
      stored = undefined;
    },
    secrets: <J extends ConnectionKind>(wanted: ConnectionOf<J>) =>
      stored?.id === wanted.id ? { version, secrets: secrets as SecretsOf<J> } : undefined,
    replaceSecrets: refuse,
    hold: () => 'owner',
    release: () => undefined,
    put: (changed, next) => {
      stored = changed;
      secrets = next;
      version += 1;
    },
  };
}
