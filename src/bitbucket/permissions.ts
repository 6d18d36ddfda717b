import type { Permissions } from '../core/bitbucket-ports';
import { BridgeError, ConsentNeededError } from '../core/errors';
import type { Actor, BitbucketRequest } from '../core/ports';
import { askJson } from './ask';
import { pages } from './pages';
import { uuidSegment } from './paths';
import { repositoryPermission, workspacePermission } from './schema';

/**
 * Asks Bitbucket, as the person, what the person may do. A refusal means no right; any other
 * failure is thrown, so that a caller cannot mistake it for a yes.
 */
export function createPermissions(request: BitbucketRequest): Permissions {
  return {
    async repositoryRole(actor, { workspace, uuid }) {
      const query = `repository.uuid%3D%22${uuidSegment(uuid)}%22`;
      const path = `/2.0/user/workspaces/${uuidSegment(workspace)}/permissions/repositories?q=${query}&pagelen=1`;
      const row = await noneWhenRefused(() => firstRow(request, path, actor));
      // The filter is Bitbucket's; that the row is about this repository is checked here.
      return row?.repository.uuid === uuid ? row.permission : 'none';
    },

    async workspaceOwner(actor, workspace) {
      const path = `/2.0/user/workspaces/${uuidSegment(workspace)}/permission`;
      const answer = await noneWhenRefused(() =>
        askJson(request, path, workspacePermission, { actor }),
      );
      return answer?.permission === 'owner';
    },
  };
}

async function noneWhenRefused<T>(question: () => Promise<T>): Promise<T | undefined> {
  try {
    return await question();
  } catch (error) {
    const refused =
      error instanceof BridgeError &&
      !(error instanceof ConsentNeededError) &&
      (error.code === 'BITBUCKET_FORBIDDEN' ||
        error.code === 'BITBUCKET_NOT_FOUND' ||
        error.code === 'BITBUCKET_UNAUTHORIZED');
    if (refused) return undefined;
    throw error;
  }
}

async function firstRow(request: BitbucketRequest, path: string, actor: Actor) {
  for await (const { rows } of pages(request, path, repositoryPermission, actor)) return rows[0];
  return undefined;
}
