import { asApp, asUser, assumeTrustedRoute, NeedsAuthenticationError } from '@forge/api';
import { BridgeError, ConsentNeededError } from '../core/errors';
import type { BitbucketRequest } from '../core/ports';

type ForgeInit = Parameters<ReturnType<typeof asApp>['requestBitbucket']>[1];

/**
 * Asks Bitbucket through Forge. The paths are built and encoded in src/bitbucket, from uuids,
 * hashes and encoded segments alone; Forge's own route template would refuse a file called `a..b`.
 */
export function createBitbucketRequest(): BitbucketRequest {
  return async (actor, path, init) => {
    const route = assumeTrustedRoute(path);
    try {
      const api = actor === 'app' ? asApp() : asUser();
      // Forge types its own subset of fetch; at run time it is the real one.
      const response: unknown = await api.requestBitbucket(route, init as ForgeInit);
      return response as Response;
    } catch (cause) {
      if (cause instanceof NeedsAuthenticationError) {
        throw actor === 'user'
          ? new ConsentNeededError(cause)
          : new BridgeError('BITBUCKET_UNAUTHORIZED', { cause });
      }
      throw new BridgeError('BITBUCKET_UNAVAILABLE', { detail: nameOf(cause), cause });
    }
  };
}

function nameOf(cause: unknown): string {
  return cause instanceof Error ? cause.name : 'unknown';
}
