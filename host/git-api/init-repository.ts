import { mkdir } from 'node:fs/promises';
import { openGit } from './git';
import type { Git } from './git';

/**
 * Makes a bare SHA-1 repository that never collects garbage, so that the old tip of a force push
 * can still be compared. Running it on an existing one changes nothing that matters.
 */
export async function initRepository(directory: string, mainBranch: string): Promise<Git> {
  await mkdir(directory, { recursive: true });
  const git = openGit(directory);
  await git.run(['init', '--quiet', '--bare', '--template=', `--initial-branch=${mainBranch}`]);
  await git.run(['config', 'gc.auto', '0']);
  await git.run(['config', 'receive.autogc', 'false']);
  await git.run(['config', 'receive.denyDeleteCurrent', 'refuse']);
  // Bitbucket lets clients fetch the commits of a pull request by hash.
  await git.run(['config', 'uploadpack.allowReachableSHA1InWant', 'true']);
  return git;
}
