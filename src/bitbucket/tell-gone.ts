import type { RepositoryId } from '../core/bitbucket-ports';
import { BridgeError } from '../core/errors';
import type { BitbucketRequest } from '../core/ports';
import { readRepository } from './repositories';

/**
 * A 404 below a repository can mean the repository: deleted, transferred, hidden. Its message may
 * be localized, so one more request, only then, finds out. Throws BITBUCKET_REPOSITORY_GONE.
 */
export async function tellGone<T>(
  request: BitbucketRequest,
  id: RepositoryId,
  question: () => Promise<T>,
): Promise<T> {
  try {
    return await question();
  } catch (error) {
    if (!(error instanceof BridgeError) || error.code !== 'BITBUCKET_NOT_FOUND') throw error;
    await readRepository(request, id);
    throw error;
  }
}
