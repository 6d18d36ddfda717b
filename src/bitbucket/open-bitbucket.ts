import type { OpenBitbucket } from '../core/bitbucket-ports';
import type { BitbucketRequest } from '../core/ports';
import { createLimitedRequest } from './limited-request';
import { createRepositoryDirectory } from './repositories';
import { createSourceRepository } from './source';

/** Bitbucket within a budget; each session counts for itself. */
export function createOpenBitbucket(request: BitbucketRequest): OpenBitbucket {
  return (mayAsk) => {
    const limited = createLimitedRequest(request, mayAsk);
    return {
      source: createSourceRepository(limited.request),
      directory: createRepositoryDirectory(limited.request),
      limits: limited.limits,
    };
  };
}
