import { setTimeout as sleep } from 'node:timers/promises';
import { isBusy } from '../../database';
import type { ConnectionStore, OpenedSecrets } from '../connection-store';
import { ConnectionError } from '../problem';
import { noteStored, storedConnection } from './oauth-parts';
import type { IssuedTokens } from './token-request';

type Opened = OpenedSecrets<'oauth'>;

/** A backup can hold the database for a while; the tokens in hand are the only ones that work. */
const TRIES = 60;
const BETWEEN_MS = 100;

/**
 * Stores what a refresh gave in place of what it was made with. Where somebody else has stored
 * another authorization meanwhile, that one stays; what else changed (the consumer's secret) is
 * kept. The first try is made before anything else of this process runs.
 */
export async function keepTokens(
  store: ConnectionStore,
  id: string,
  used: Opened,
  tokens: IssuedTokens,
): Promise<Opened> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return keepNow(store, id, used, tokens);
    } catch (error) {
      if (!isBusy(error) || attempt >= TRIES) throw error;
      await sleep(BETWEEN_MS);
    }
  }
}

function keepNow(store: ConnectionStore, id: string, used: Opened, tokens: IssuedTokens): Opened {
  let before = used;
  for (;;) {
    const connection = storedConnection(store, id);
    const isKept = store.replaceSecrets(connection, before.version, withTokens(before, tokens));
    const now = store.secrets(connection);
    if (now === undefined) throw new ConnectionError('OAUTH_REVOKED');
    if (isKept) {
      noteGrant(store, id, tokens.scopes);
      return now;
    }
    if (now.secrets.refreshToken !== used.secrets.refreshToken) return now;
    before = now;
  }
}

/** An answer without a refresh token leaves the one before in force. */
export function withTokens(
  { secrets }: Pick<Opened, 'secrets'>,
  { accessToken, refreshToken, issuedAt, expiresAt }: IssuedTokens,
): Opened['secrets'] {
  return {
    ...secrets,
    accessToken,
    ...(refreshToken !== undefined && { refreshToken }),
    issuedAt,
    expiresAt,
  };
}

/** Only where it says something new: what is read for each request is written seldom. */
function noteGrant(store: ConnectionStore, id: string, scopes: readonly string[]): void {
  noteStored(store, id, (connection) => {
    const isSame = scopes.length === 0 || scopes.join(' ') === connection.scopes.join(' ');
    // A process that slept over the end of its hold may have been taken for refused meanwhile.
    const isRevoked = connection.status === 'revoked';
    if (isSame && !isRevoked) return undefined;
    return {
      ...(!isSame && { scopes: [...scopes] }),
      ...(isRevoked && { status: connection.workspace ? 'connected' : 'incomplete' }),
    };
  });
}
