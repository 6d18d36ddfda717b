import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openGit } from '../../../host/git-api/git';
import type { Git } from '../../../host/git-api/git';

/** A real repository to read from; `git` is opened on its `.git` folder. */
export interface TestRepository {
  readonly git: Git;
  run(...args: string[]): string;
  write(files: Readonly<Record<string, string | Buffer>>): void;
  link(path: string, target: string): void;
  /** Commits everything, a minute after the one before; returns the full hash. */
  commit(message: string, files?: Readonly<Record<string, string | Buffer>>): string;
  dispose(): void;
}

export function createTestRepository(): TestRepository {
  const folder = mkdtempSync(join(tmpdir(), 'git-api-'));
  let seconds = 1_700_000_000;
  const run = (...args: string[]) =>
    execFileSync('git', args, {
      cwd: folder,
      encoding: 'utf8',
      env: {
        PATH: process.env['PATH'] ?? '',
        HOME: folder,
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_AUTHOR_NAME: 'Ada',
        GIT_AUTHOR_EMAIL: 'ada@example.org',
        GIT_AUTHOR_DATE: `@${String(seconds)} +0200`,
        GIT_COMMITTER_NAME: 'Bob',
        GIT_COMMITTER_EMAIL: 'bob@example.org',
        GIT_COMMITTER_DATE: `@${String(seconds)} +0000`,
      },
    }).trim();
  const write: TestRepository['write'] = (files) => {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
  };
  run('init', '--quiet', '--initial-branch=main');
  return {
    git: openGit(join(folder, '.git')),
    run,
    write,
    link: (path, target) => {
      symlinkSync(target, join(folder, path));
    },
    commit: (message, files = {}) => {
      seconds += 60;
      write(files);
      run('add', '--all');
      run('commit', '--quiet', '--allow-empty', '-m', message);
      return run('rev-parse', 'HEAD');
    },
    dispose: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
