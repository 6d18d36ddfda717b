import { createAccessTokens } from './access-tokens';
import { changeStored, type OAuthConnection, type OAuthParts } from './oauth-parts';
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
 * StaleConnectionError, and ConnectionError where Bitbucket does not take the new secret: it is
 * stored then all the same, and the connection is revoked.
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
  const changed = store.change(
    connection,
    {
      clientId,
      ...(connection.status !== 'disabled' && { status: 'incomplete' }),
      ...(!isSame && { account: undefined, scopes: [] }),
    },
    (now) => (isSame ? { ...now, clientSecret } : { clientSecret }),
  );
  if (store.secrets(changed)?.secrets.refreshToken === undefined) return changed;
  await createAccessTokens(parts, connection.id).renewNow();
  return changeStored(store, connection.id, ({ workspace, status }) =>
    workspace !== undefined && status === 'incomplete'
      ? { status: 'connected', checked: undefined }
      : undefined,
  );
}
