import type { OpenConnection } from '../../../../host/connections/open-connection';
import type { BitbucketRequest } from '../../../../src/core/ports';

/** The app's own way to ask, straight to a connection. */
export function createBitbucketRequest(
  { product, account }: OpenConnection,
  accountId = account.accountId,
): BitbucketRequest {
  return (actor, path, init) =>
    product.request(
      actor === 'app' ? { type: 'app' } : { type: 'user', accountId },
      path,
      init ?? {},
    );
}
