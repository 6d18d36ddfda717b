import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import type { Git } from '../git-api/git';
import { initRepository } from '../git-api/init-repository';
import { fastImportStream } from './fast-import';
import type { SeedFile } from './fast-import';
import type { SeedCommit, SeedPlan } from './seeds/plan';

export interface SeedSource {
  readonly plan: SeedPlan;
  /** The folder that the plan's own folders are below (`host/sandbox/seeds`). */
  readonly seeds: string;
}

/**
 * Builds the planned history, without the first push, in a bare repository that is made if need
 * be. Nobody is told: no hook runs. A repository that has any ref already is left as it is
 * (`kept`), so this may run at every start; after a crash it begins anew.
 *
 * Throws GitError, and the file system's errors for a missing folder.
 */
export async function seedRepository(
  source: SeedSource & { readonly gitDirectory: string },
): Promise<'seeded' | 'kept'> {
  const git = await initRepository(source.gitDirectory, source.plan.mainBranch);
  const refs = await git.run(['for-each-ref', '--count=1']);
  if (refs.stdout.length > 0) return 'kept';
  await importCommits(git, source.seeds, source.plan.commits);
  return 'seeded';
}

/** `unneeded`: it was pushed before. `refused`: the branch has moved on, or the server said no. */
export type FirstPush =
  | {
      readonly kind: 'pushed' | 'unneeded';
      readonly branch: string;
      /** Full hashes. */
      readonly before: string;
      readonly after: string;
    }
  | { readonly kind: 'refused'; readonly branch: string; readonly detail: string };

/**
 * Pushes the commit that was kept back, with git, to a repository that seedRepository built.
 * Hashes are the same everywhere, so the history is built again in a passing folder and only
 * what the other side lacks is sent. Never forces.
 *
 * `authorization`: value of that header; git gets it through its environment, not its arguments.
 * Throws GitError when the server cannot be reached.
 */
export async function firstPush(
  source: SeedSource & { readonly url: string; readonly authorization?: string },
): Promise<FirstPush> {
  const { plan, seeds, url, authorization } = source;
  const { branch } = plan.firstPush;
  const folder = await mkdtemp(join(tmpdir(), 'sandbox-push-'));
  try {
    const git = await initRepository(folder, plan.mainBranch);
    await importCommits(git, seeds, [...plan.commits, plan.firstPush]);
    const ref = `refs/heads/${branch}`;
    const { stdout } = await git.run(
      ['push', '--porcelain', '--no-verify', '--end-of-options', url, `${ref}:${ref}`],
      { alsoFine: [1], environment: header(authorization) },
    );
    const status = pushStatus(stdout.toString('utf8'), ref);
    if (status.flag === '!') return { kind: 'refused', branch, detail: status.summary };
    return {
      kind: status.flag === '=' ? 'unneeded' : 'pushed',
      branch,
      before: await hashOf(git, `${ref}^`),
      after: await hashOf(git, ref),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function importCommits(
  git: Git,
  seeds: string,
  commits: readonly SeedCommit[],
): Promise<void> {
  const filled = await Promise.all(
    commits.map(async (commit) => ({ commit, files: await filesOf(join(seeds, commit.folder)) })),
  );
  await git.run(['fast-import', '--quiet', '--done', '--date-format=raw'], {
    input: fastImportStream(filled),
  });
}

/** All plain files below a folder, in an order that no locale changes. */
async function filesOf(folder: string): Promise<readonly SeedFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
  return Promise.all(
    paths.map(async (path) => ({ path, content: await readFile(join(folder, path)) })),
  );
}

function header(authorization: string | undefined): Record<string, string> {
  if (authorization === undefined) return {};
  return {
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: 'http.extraHeader',
    GIT_CONFIG_VALUE_0: `Authorization: ${authorization}`,
  };
}

/** The line of a ref in `git push --porcelain`: flag, `from:to`, summary, between tabs. */
function pushStatus(output: string, ref: string): { flag: string; summary: string } {
  for (const line of output.split('\n')) {
    const [flag, refs, summary] = line.split('\t');
    if (refs === `${ref}:${ref}`) return { flag: flag ?? '!', summary: summary ?? '' };
  }
  return { flag: '!', summary: 'git did not say what became of the push' };
}

async function hashOf(git: Git, revision: string): Promise<string> {
  const { stdout } = await git.run(['rev-parse', '--verify', '--end-of-options', revision]);
  return stdout.toString('utf8').trim();
}
