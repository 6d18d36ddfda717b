import { awakeStatus } from '../connection';
import { createAccessTokens } from './access-tokens';
import { storedConnection, type OAuthConnection, type OAuthParts } from './oauth-parts';
import type { Consumer } from './token-request';

/**
 * The consumer of the environment: `SBOM_BRIDGE_OAUTH_KEY` and `SBOM_BRIDGE_OAUTH_SECRET`;
 * undefined unless both are there.
 */
export function environmentConsumer(
  environment: Readonly<Record<string, string | undefined>>,
): Consumer | undefined {
  const clientId = environment['SBOM_BRIDGE_OAUTH_KEY']?.trim() ?? '';
  const clientSecret = environment['SBOM_BRIDGE_OAUTH_SECRET']?.trim() ?? '';
  return clientId === '' || clientSecret === '' ? undefined : { clientId, clientSecret };
}

/** Adds a connection that waits to be authorized. Throws NameTakenError. */
export function addOAuthConnection(
  { store, clock }: Pick<OAuthParts, 'store' | 'clock'>,
  about: Pick<OAuthConnection, 'id' | 'name' | 'description' | 'labels'>,
  { clientId, clientSecret }: Consumer,
): OAuthConnection {
  const now = clock.now();
  const connection: OAuthConnection = {
    ...about,
    kind: 'oauth',
    clientId: clientId.trim(),
    scopes: [],
    status: 'incomplete',
    revision: 1,
    createdAt: now,
    updatedAt: now,
  };
  store.add(connection, { clientSecret: clientSecret.trim() });
  return connection;
}

/**
 * Replaces key and secret. With the same key the authorization stays and is tried at once; another
 * consumer knows nothing of it, so that the connection waits to be authorized again. Throws
 * StaleConnectionError, and ConnectionError where Bitbucket does not take the new secret, which
 * revokes the connection, or cannot be asked, which leaves it at work. It is stored in any case.
 */
export async function replaceConsumer(
  parts: OAuthParts,
  connection: OAuthConnection,
  consumer: Consumer,
): Promise<OAuthConnection> {
  const { store } = parts;
  const clientId = consumer.clientId.trim();
  const isSame = clientId === connection.clientId;
  const clientSecret = consumer.clientSecret.trim();
  const isAuthorized = isSame && store.secrets(connection)?.secrets.refreshToken !== undefined;
  // A revoked one asks nothing, an incomplete one may lack nothing any more; if the new secret is
  // wrong as well, it is revoked again.
  const isToWake = isAuthorized && ['revoked', 'incomplete'].includes(connection.status);
  const changed = store.change(
    connection,
    {
      clientId,
      ...(isToWake && { status: awakeStatus(connection), checked: undefined }),
      ...(!isSame && { account: undefined, scopes: [] }),
      ...(!isSame && connection.status !== 'disabled' && { status: 'incomplete' }),
    },
    (now) => (isSame ? { ...now, clientSecret } : { clientSecret }),
  );
  if (!isAuthorized) return changed;
  await createAccessTokens(parts, connection.id).renewNow();
  return storedConnection(store, connection.id);
}
