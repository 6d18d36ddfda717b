import { join } from 'node:path';
import { openGit } from '../../git-api/git';
import type { Git } from '../../git-api/git';
import type { Sandbox } from './model';

/** Where the bare repository with this uuid lives. */
export function repositoryDirectory(sandbox: Sandbox, uuid: string): string {
  return join(sandbox.repositoriesDirectory, `${uuid}.git`);
}

export function repositoryGit(sandbox: Sandbox, uuid: string): Git {
  return openGit(repositoryDirectory(sandbox, uuid));
}
