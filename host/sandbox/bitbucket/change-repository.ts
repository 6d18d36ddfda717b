import { rm } from 'node:fs/promises';
import { listRefs } from '../../git-api/refs';
import { announceRefs } from './announce-refs';
import { isSlug } from './create-repository';
import type { Actor, Sandbox } from './model';
import { repositoryEvent } from './product-events';
import { repositoryDirectory, repositoryGit } from './repository-git';
import { ApiError } from './rest/api-error';
import type { RepositoryRecord } from './store/repositories';

/** Gives it another name and slug, and announces that. RangeError for a slug that cannot be. */
export async function renameRepository(
  sandbox: Sandbox,
  uuid: string,
  slug: string,
): Promise<void> {
  if (!isSlug(slug)) throw new RangeError('No slug of a repository');
  await sandbox.lock.run(uuid, () => {
    const repository = requireRepository(sandbox, uuid);
    if (sandbox.repositories.find(slug) !== undefined) throw new RangeError('The slug is taken');
    const { workspace } = sandbox.identity;
    const event = repositoryEvent(sandbox, repository, admin(sandbox), 'updated', {
      name: [repository.name, slug],
      full_name: [`${workspace.slug}/${repository.slug}`, `${workspace.slug}/${slug}`],
    });
    sandbox.database.transaction(() => {
      sandbox.repositories.rename(uuid, slug);
      sandbox.repositories.touch(uuid, sandbox.clock.now());
      sandbox.emit(event);
    })();
    return Promise.resolve();
  });
}

/** Deletes it with everything that belongs to it, and announces that. */
export function deleteRepository(sandbox: Sandbox, uuid: string): Promise<void> {
  return remove(sandbox, uuid, (repository) => {
    sandbox.emit(repositoryEvent(sandbox, repository, admin(sandbox), 'deleted'));
  });
}

/**
 * Gives it to a workspace that the app is not installed in. It keeps its uuid there; here it is
 * gone. Forge documents no event of a transfer, so none is emitted.
 */
export function transferRepository(sandbox: Sandbox, uuid: string): Promise<void> {
  return remove(sandbox, uuid, () => undefined);
}

/** Call it under the repository's lock. Throws ApiError 404, or 400 for the main branch. */
export async function deleteBranch(
  sandbox: Sandbox,
  uuid: string,
  name: string,
  actor: Actor,
): Promise<void> {
  const repository = requireRepository(sandbox, uuid);
  if (name === repository.mainBranch) throw new ApiError(400, 'The main branch cannot be deleted');
  const git = repositoryGit(sandbox, uuid);
  const ref = (await listRefs(git, ['branch'])).find((one) => one.name === name);
  if (ref === undefined) {
    throw new ApiError(404, `Branch "${name.slice(0, 250)}" not found`);
  }
  const { exitCode } = await git.run(['update-ref', '--stdin'], {
    input: `delete refs/heads/${name} ${ref.object}\n`,
    alsoFine: [128],
  });
  if (exitCode !== 0) throw new ApiError(400, 'The ref could not be updated');
  await announceRefs(sandbox, uuid, actor);
}

/** The rows first: a folder that a killed host leaves behind belongs to nobody. */
async function remove(
  sandbox: Sandbox,
  uuid: string,
  announce: (repository: RepositoryRecord) => void,
): Promise<void> {
  await sandbox.lock.run(uuid, async () => {
    const repository = requireRepository(sandbox, uuid);
    sandbox.database.transaction(() => {
      sandbox.repositories.remove(uuid);
      announce(repository);
    })();
    await rm(repositoryDirectory(sandbox, uuid), { recursive: true, force: true });
  });
}

function requireRepository(sandbox: Sandbox, uuid: string): RepositoryRecord {
  const repository = sandbox.repositories.find(uuid);
  if (repository === undefined) throw new RangeError('There is no such repository');
  return repository;
}

export function admin(sandbox: Sandbox): Actor {
  return { kind: 'account', account: sandbox.identity.accounts.admin };
}
