import { createRestProduct } from '../http/rest-product';
import type { OpenConnection } from '../open-connection';
import type { ConnectionParts } from '../open';
import { ConnectionError, type ConnectionProblemCode } from '../problem';
import { listHeads } from '../rest/list-heads';
import { listRepositories } from '../rest/list-repositories';
import { createAccessTokens } from './access-tokens';
import { checkOAuth } from './check-oauth';
import type { OAuthConnection } from './oauth-parts';

/** As Bitbucket would answer a credential that it does not take, or while it takes none. */
const ANSWERS: Partial<Record<ConnectionProblemCode, 401 | 429 | 503>> = {
  OAUTH_REVOKED: 401,
  OAUTH_CONSUMER_REFUSED: 401,
  BITBUCKET_LIMIT: 429,
  BITBUCKET_FAILING: 503,
};

/**
 * An OAuth connection at work. Its tokens are read from the store for each request, so that what
 * another process renewed, or a new authorization, counts at once. Throws RangeError for a
 * connection whose set-up is not complete.
 */
export function openOAuth(connection: OAuthConnection, parts: ConnectionParts): OpenConnection {
  const { workspace, account, id } = connection;
  if (workspace === undefined || account === undefined) {
    throw new RangeError('This connection has no workspace yet.');
  }
  const { service, network } = parts;
  const tokens = createAccessTokens(parts, id);
  const product = createRestProduct({
    service,
    network,
    workspace,
    accountId: account.accountId,
    authorization: tokens,
  });
  // What the app asks is answered; what the host itself asks tells a person what to mend.
  const access = { kind: 'oauth', service, product } as const;
  return {
    account,
    hasApi: true,
    product: {
      workspace: workspace.uuid,
      request: async (actor, path, init) => {
        try {
          return await product.request(actor, path, init);
        } catch (error) {
          const status = error instanceof ConnectionError ? ANSWERS[error.code] : undefined;
          if (!(error instanceof ConnectionError) || status === undefined) throw error;
          return Response.json({ type: 'error', error: { message: error.message } }, { status });
        }
      },
    },
    check: () => checkOAuth(parts, id, tokens),
    repositories: (order) => listRepositories(access, workspace.uuid, order),
    heads: (repository) => listHeads(access, workspace.uuid, repository),
    close: () => Promise.resolve(),
  };
}
