import type { Permissions, RepositoryDirectory, RepositoryId } from '../core/bitbucket-ports';
import { BridgeError } from '../core/errors';

export interface AuthorizePorts {
  readonly permissions: Permissions;
  readonly directory: RepositoryDirectory;
}

/** Who asks: from the platform, not from the browser. `accountId` absent = nobody signed in. */
export interface Caller {
  readonly accountId: string | undefined;
  /** The installation's workspace, uuid without braces. */
  readonly workspace: string;
}

/**
 * Checks at Bitbucket, as the person, what the person may do; fails closed. The repository named
 * by the browser is a claim: it has to be one of the installation's workspace, where the person
 * is an admin of it.
 */
export function createAuthorize({ permissions, directory }: AuthorizePorts) {
  return {
    async requireWorkspaceAdmin(caller: Caller): Promise<void> {
      if (!(await isWorkspaceAdmin(caller))) throw new BridgeError('NOT_ALLOWED');
    },

    async requireRepositoryAdmin(caller: Caller, claimed: string): Promise<RepositoryId> {
      if (caller.accountId === undefined) throw new BridgeError('NOT_ALLOWED');
      const id = { workspace: caller.workspace, uuid: claimed };
      if ((await permissions.repositoryRole('user', id)) === 'admin') return id;
      // Owners of the workspace administer all its repositories without an explicit grant.
      if (!(await isWorkspaceAdmin(caller))) throw new BridgeError('NOT_ALLOWED');
      await mustExist(id);
      return id;
    },

    async requireRepositoryRead(caller: Caller, claimed: string): Promise<RepositoryId> {
      if (caller.accountId === undefined) throw new BridgeError('NOT_ALLOWED');
      const id = { workspace: caller.workspace, uuid: claimed };
      if ((await permissions.repositoryRole('user', id)) !== 'none') return id;
      if (!(await isWorkspaceAdmin(caller))) throw new BridgeError('NOT_ALLOWED');
      await mustExist(id);
      return id;
    },

    isWorkspaceAdmin,
  };

  async function isWorkspaceAdmin({ accountId, workspace }: Caller): Promise<boolean> {
    return accountId !== undefined && (await permissions.workspaceOwner('user', workspace));
  }

  async function mustExist(id: RepositoryId): Promise<void> {
    try {
      await directory.one(id);
    } catch (error) {
      const absent = error instanceof BridgeError && error.code === 'BITBUCKET_REPOSITORY_GONE';
      throw absent ? new BridgeError('NOT_ALLOWED', { cause: error }) : error;
    }
  }
}

export type Authorize = ReturnType<typeof createAuthorize>;
