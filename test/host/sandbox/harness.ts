import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { serve } from '@hono/node-server';
import { openDatabase } from '../../../host/database';
import type { HostDatabase } from '../../../host/database';
import type { ProductEvent } from '../../../host/platform/types';
import { createBitbucketSandbox } from '../../../host/sandbox/bitbucket/create-bitbucket-sandbox';
import type {
  BitbucketSandbox,
  BitbucketSandboxOptions,
} from '../../../host/sandbox/bitbucket/create-bitbucket-sandbox';

const run = promisify(execFile);

/** A folder that goes away with `dispose`. */
export function temporaryFolder(): { path: string; dispose: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'sbom-bridge-'));
  return {
    path,
    dispose: () => {
      rmSync(path, { recursive: true, force: true });
    },
  };
}

/** Runs git as a person would, with a fixed name and no configuration of the machine. */
export async function git(folder: string, ...args: string[]): Promise<string> {
  const { stdout } = await run('git', ['-c', 'protocol.version=2', ...args], {
    cwd: folder,
    maxBuffer: 64 * 1024 * 1024,
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: folder,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_TERMINAL_PROMPT: '0',
      GIT_AUTHOR_NAME: 'Wim Writer',
      GIT_AUTHOR_EMAIL: 'writer@sandbox.example',
      GIT_COMMITTER_NAME: 'Wim Writer',
      GIT_COMMITTER_EMAIL: 'writer@sandbox.example',
    },
  });
  return stdout.trim();
}

/** Writes files, commits them, and returns the full hash. */
export async function commitFiles(
  folder: string,
  message: string,
  files: Readonly<Record<string, string | Buffer>>,
): Promise<string> {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  await git(folder, 'add', '--all');
  await git(folder, 'commit', '--quiet', '--allow-empty', '-m', message);
  return git(folder, 'rev-parse', 'HEAD');
}

/** A working copy on branch `main`. */
export async function workingCopy(folder: string, name = 'work'): Promise<string> {
  const path = join(folder, name);
  mkdirSync(path, { recursive: true });
  await git(path, 'init', '--quiet', '--initial-branch=main');
  return path;
}

export interface RunningSandbox {
  readonly sandbox: BitbucketSandbox;
  readonly database: HostDatabase;
  readonly directory: string;
  readonly origin: string;
  readonly events: ProductEvent[];
  readonly requests: { actor: string; method: string; path: string; status: number }[];
  /** The clone URL with a credential in it: what a person types. */
  remote(slug: string, user?: string, password?: string): string;
  close(): Promise<void>;
}

const START = Date.UTC(2026, 10, 21, 12);

/** A sandbox on an ephemeral port of the loopback interface; its clock ticks a second a look. */
export async function startSandbox(
  options: Partial<BitbucketSandboxOptions> = {},
): Promise<RunningSandbox> {
  const folder = temporaryFolder();
  const database = options.database ?? openDatabase(join(folder.path, 'host.sqlite'));
  const events: ProductEvent[] = [];
  const requests: RunningSandbox['requests'] = [];
  let origin = '';
  let now = START;
  const sandbox = createBitbucketSandbox({
    directory: join(folder.path, 'bitbucket'),
    database,
    clock: { now: () => (now += 1000) },
    emit: (event) => {
      events.push(event);
    },
    origin: () => origin,
    onRequest: (request) => {
      requests.push(request);
    },
    ...options,
  });
  const server = await new Promise<ReturnType<typeof serve>>((resolve) => {
    const started = serve(
      { fetch: sandbox.routes.fetch, port: 0, hostname: '127.0.0.1' },
      ({ port }) => {
        origin = `http://127.0.0.1:${String(port)}`;
        resolve(started);
      },
    );
  });
  return {
    sandbox,
    database,
    directory: options.directory ?? join(folder.path, 'bitbucket'),
    get origin() {
      return origin;
    },
    events,
    requests,
    remote: (slug, user = 'writer', password = sandbox.accounts.writer.apiToken) =>
      `${origin.replace('http://', `http://${user}:${password}@`)}/git/${sandbox.workspace.slug}/${slug}.git`,
    close: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
        if ('closeAllConnections' in server) server.closeAllConnections();
      });
      await sandbox.hooks.stop();
      database.close();
      folder.dispose();
    },
  };
}
