import { initRepository } from '../../git-api/init-repository';
import { isRefName } from '../../git-api/names';
import type { Sandbox } from './model';
import { repositoryDirectory } from './repository-git';
import type { RepositoryRecord } from './store/repositories';

export interface NewRepository {
  /** Lower-case letters, digits, `.`, `_`, `-`; at most 62 characters. */
  readonly slug: string;
  /** `main` if left out. */
  readonly mainBranch?: string;
  /** Private if left out, as at Bitbucket. */
  readonly private?: boolean;
}

/** Makes a repository, or finds the one with this slug. Throws RangeError for bad names. */
export async function createRepository(
  sandbox: Sandbox,
  wanted: NewRepository,
): Promise<RepositoryRecord> {
  const mainBranch = wanted.mainBranch ?? 'main';
  if (!isSlug(wanted.slug)) {
    throw new RangeError('A repository slug is 1 to 62 of a-z, 0-9, ".", "_" and "-"');
  }
  if (!isRefName(mainBranch)) throw new RangeError('The main branch is no valid branch name');
  return sandbox.lock.run(`new ${wanted.slug}`, async () => {
    const existing = sandbox.repositories.find(wanted.slug);
    if (existing !== undefined) return existing;
    const now = sandbox.clock.now();
    const record: RepositoryRecord = {
      uuid: sandbox.newId(),
      slug: wanted.slug,
      name: wanted.slug,
      description: '',
      isPrivate: wanted.private ?? true,
      mainBranch,
      createdOn: now,
      updatedOn: now,
      lastPusher: sandbox.identity.accounts.admin.accountId,
    };
    // The folder first: a row always has its repository.
    await initRepository(repositoryDirectory(sandbox, record.uuid), mainBranch);
    sandbox.repositories.insert(record);
    return record;
  });
}

/** What Bitbucket takes; no uuid, so that a slug and a uuid are told apart. */
export function isSlug(slug: string): boolean {
  return (
    /^[a-z0-9_][a-z0-9._-]{0,61}$/.test(slug) &&
    !slug.endsWith('.git') &&
    !/^[0-9a-f-]{36}$/.test(slug)
  );
}
