import { join } from 'node:path';
import { openGit } from '../../../host/git-api/git';
import { documentOf } from '../document';
import type { PlannedCommit } from '../plan/types';

export interface CloneOptions {
  readonly folder: string;
  readonly url: string;
  readonly slug: string;
  readonly username: string;
  readonly password: string;
  /** Epoch milliseconds; commits are dated by it. */
  readonly now: () => number;
}

/** Where new commits begin, and what the branch was before. */
export interface Base {
  readonly branch: string;
  /** Left out: where the branch stands. */
  readonly from?: string | undefined;
  readonly back?: number | undefined;
}

const NAME = 'Wim Writer <writer@sandbox.example>';

/** A person's bare clone of one repository. Throws GitError. */
export async function cloneOf({ folder, url, slug, username, password, now }: CloneOptions) {
  const git = openGit(join(folder, `${slug}.git`));
  const authorization = Buffer.from(`${username}:${password}`).toString('base64');
  // Through the environment: arguments can be read by everybody on the machine.
  const environment = {
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: 'http.extraHeader',
    GIT_CONFIG_VALUE_0: `Authorization: Basic ${authorization}`,
    GIT_COMMITTER_NAME: 'Wim Writer',
    GIT_COMMITTER_EMAIL: 'writer@sandbox.example',
  };
  const hash = async (ref: string): Promise<string> => {
    const { stdout } = await git.run(['rev-parse', '--verify', `${ref}^{commit}`]);
    return stdout.toString('utf8').trim();
  };
  const fetch = async (branch: string): Promise<string> => {
    const ref = `refs/heads/${branch}`;
    await git.run(['fetch', '--quiet', url, `+${ref}:${ref}`], { environment });
    return hash(ref);
  };
  await git.run(['clone', '--quiet', '--bare', url, git.directory], { environment });

  return {
    /** Commits in the clone alone; the hash of the last. */
    async commit({ branch, from = branch, back = 0 }: Base, commits: readonly PlannedCommit[]) {
      const ref = `refs/heads/${branch}`;
      const base = `refs/heads/${from}~${String(back)}`;
      const input = commits
        .map((commit, index) => {
          const parent = index === 0 ? `from ${base}\n` : '';
          return `commit ${ref}\n${person('committer', now())}${data(commit.message)}${parent}${changes(slug, commit)}\n`;
        })
        .join('');
      await git.run(['fast-import', '--quiet', '--force', '--done'], { input: `${input}done\n` });
      return hash(ref);
    },
    async tag(name: string, branch: string, annotated: boolean): Promise<string> {
      const kind = annotated ? ['--annotate', '--message', name] : [];
      const options = { environment: { ...environment, GIT_COMMITTER_DATE: dated(now()) } };
      await git.run(['tag', '--force', ...kind, '--', name, `refs/heads/${branch}`], options);
      return hash(`refs/tags/${name}`);
    },
    async push(ref: string, force: boolean): Promise<void> {
      const refspec = `${force ? '+' : ''}${ref}:${ref}`;
      await git.run(['push', '--quiet', '--end-of-options', url, refspec], { environment });
    },
    fetch,
  };
}
export type Clone = Awaited<ReturnType<typeof cloneOf>>;

function changes(slug: string, { files }: PlannedCommit): string {
  return files
    .map((file) => {
      const content = 'version' in file ? documentOf(slug, file.path, file.version) : file.text;
      return `M 100644 inline ${file.path}\n${data(content)}`;
    })
    .join('');
}

/** Everything that a plan writes is ASCII, so characters are bytes. */
function data(text: string): string {
  return `data ${String(text.length)}\n${text}\n`;
}

function person(role: string, now: number): string {
  return `${role} ${NAME} ${dated(now)}\n`;
}

function dated(now: number): string {
  return `${String(Math.floor(now / 1000))} +0000`;
}
