import { listRefs } from '../../git-api/refs';
import type { Sandbox } from './model';
import { repositoryGit } from './repository-git';

/**
 * Takes the refs of a repository for known, so that nobody is told of them: for a history that
 * was there before anybody could have been. Under the repository's lock.
 */
export async function adoptRefs(sandbox: Sandbox, uuid: string): Promise<void> {
  await sandbox.lock.run(uuid, async () => {
    const refs = await listRefs(repositoryGit(sandbox, uuid));
    sandbox.database.transaction(() => {
      for (const ref of refs) sandbox.refs.put(uuid, ref);
    })();
  });
}
