import type { ConnectionKind, ConnectionOf, SecretsOf } from '../connections/connection';
import type { ConnectionStore } from '../connections/connection-store';

/** A store with one connection that is nowhere else: it is tried, not kept. */
export function createDraftStore<K extends ConnectionKind>(
  draft: ConnectionOf<K>,
  secrets: SecretsOf<K>,
): ConnectionStore {
  const refuse = (): never => {
    throw new TypeError('A connection that is only tried is not changed.');
  };
  return {
    list: () => [draft],
    find: (id) => (id === draft.id ? draft : undefined),
    add: refuse,
    change: (connection) => connection,
    note: (id) => (id === draft.id ? draft : undefined),
    remove: refuse,
    // There is one connection, whose kind the caller has handed in with its secrets.
    secrets: <Q extends ConnectionKind>() => ({
      version: 1,
      secrets: secrets as SecretsOf<ConnectionKind> as SecretsOf<Q>,
    }),
    replaceSecrets: refuse,
    hold: (name) => name,
    release: () => undefined,
  };
}
