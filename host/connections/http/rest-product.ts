import type { ProductConnection } from '../../platform/types';
import type { ConnectedWorkspace } from '../connection';
import { bitbucketRequest } from './bitbucket-request';
import type { RequestParts } from './bitbucket-request';
import { fencedUrl } from './workspace-fence';

export interface RestProductParts extends RequestParts {
  readonly workspace: ConnectedWorkspace;
  /** The one that the credential belongs to, as an account id; requests as it are sent. */
  readonly accountId: string;
  /** Asked first for what a person asks, where the credential has none. */
  readonly instead?: (url: URL, method: string) => Promise<Response | undefined>;
}

/**
 * Product requests of the app over REST: as the app, and as the credential's own account. Nobody
 * else has a credential here, so another account is answered as one that is not signed in.
 */
export function createRestProduct(parts: RestProductParts): ProductConnection {
  return {
    workspace: parts.workspace.uuid,
    request: async (actor, path, init) => {
      if (actor.type === 'user' && actor.accountId !== parts.accountId) {
        const error = { message: 'This account has no credential here.' };
        return Response.json({ type: 'error', error }, { status: 401 });
      }
      if (actor.type === 'user' && parts.instead !== undefined) {
        const url = fencedUrl({ api: parts.service.api, workspace: parts.workspace }, path);
        const answer = await parts.instead(url, (init.method ?? 'GET').toUpperCase());
        if (answer !== undefined) return answer;
      }
      return bitbucketRequest(parts, path, init);
    },
  };
}
