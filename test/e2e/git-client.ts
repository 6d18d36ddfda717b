import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface Remote {
  readonly url: string;
  readonly username: string;
  readonly password: string;
}

/** A person's clone, by the git of this machine and nothing of the person's own configuration. */
export async function cloneAs(remote: Remote) {
  const folder = await mkdtemp(join(tmpdir(), 'clone-'));
  const url = new URL(remote.url);
  url.username = remote.username;
  url.password = remote.password;
  const environment = {
    PATH: process.env['PATH'] ?? '',
    HOME: folder,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    GIT_AUTHOR_NAME: 'Wim Writer',
    GIT_AUTHOR_EMAIL: 'writer@sandbox.example',
    GIT_COMMITTER_NAME: 'Wim Writer',
    GIT_COMMITTER_EMAIL: 'writer@sandbox.example',
  };
  const work = join(folder, 'work');
  const git = async (...args: string[]): Promise<string> =>
    (
      await run('git', args, { cwd: work, env: environment, maxBuffer: 64 * 1024 * 1024 })
    ).stdout.trim();
  await run('git', ['clone', '--quiet', url.href, work], { cwd: folder, env: environment });

  return {
    folder: work,
    git,
    async write(path: string, content: string | Uint8Array): Promise<void> {
      await mkdir(dirname(join(work, path)), { recursive: true });
      await writeFile(join(work, path), content);
    },
    /** Commits everything; the full hash. */
    async commit(message: string): Promise<string> {
      await git('add', '--all');
      await git('commit', '--quiet', '--allow-empty', '-m', message);
      return git('rev-parse', 'HEAD');
    },
    push: (...refs: string[]) => git('push', '--quiet', 'origin', ...refs),
  };
}
export type Clone = Awaited<ReturnType<typeof cloneAs>>;
