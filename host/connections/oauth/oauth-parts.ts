import type { ConnectionOf, SecretsOf } from '../connection';
import { StaleConnectionError, type ConnectionStore } from '../connection-store';
import type { ConnectionParts } from '../open';
import { ConnectionError } from '../problem';

export type OAuthConnection = ConnectionOf<'oauth'>;

/** What OAuth needs of the parts of a connection; no folder. */
export type OAuthParts = Pick<ConnectionParts, 'service' | 'network' | 'store' | 'clock'>;

/** As it is stored now. Throws OAUTH_REVOKED where it was removed: its tokens are gone with it. */
export function storedConnection(store: ConnectionStore, id: string): OAuthConnection {
  const found = store.find(id);
  if (found?.kind !== 'oauth') throw new ConnectionError('OAUTH_REVOKED');
  return found;
}

/** What the host found by itself, onto what is stored now: no open form is refused for it. */
export function noteStored(
  store: ConnectionStore,
  id: string,
  found: (connection: OAuthConnection) => Parameters<typeof store.change<'oauth'>>[1] | undefined,
): void {
  store.note(id, (connection) => (connection.kind === 'oauth' ? found(connection) : undefined));
}

/** A person's: changes what is stored now, again where somebody else was faster; `undefined` = nothing to change. */
export function changeStored(
  store: ConnectionStore,
  id: string,
  change: (connection: OAuthConnection) => Parameters<typeof store.change<'oauth'>>[1] | undefined,
  secrets?: (now: SecretsOf<'oauth'>) => SecretsOf<'oauth'>,
): OAuthConnection {
  for (;;) {
    const connection = storedConnection(store, id);
    const wanted = change(connection);
    if (wanted === undefined) return connection;
    try {
      return store.change(connection, wanted, secrets);
    } catch (error) {
      if (!(error instanceof StaleConnectionError)) throw error;
    }
  }
}
