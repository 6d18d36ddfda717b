import { execFile } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';

const ROOT = join(__dirname, '../../..');

export interface BuiltHost {
  /** Root of what was built, as the host takes it. */
  readonly root: string;
  readonly manifestFile: string;
  /** What Node runs. */
  readonly entry: string;
  remove(): Promise<void>;
}

/**
 * Compiles host and app once, since the host is started again after each kill and a start from the
 * sources takes twice as long. Below the project's folder, where the packages are found.
 */
export async function buildHost(): Promise<BuiltHost> {
  const root = join(ROOT, 'build', `chaos-${randomUUID()}`);
  const entry = join(root, 'host.cjs');
  await mkdir(root, { recursive: true });
  await Promise.all([
    compile('test/chaos/host.ts', entry),
    compile('src/index.ts', join(root, 'build/bundle/index.cjs')),
  ]);
  return {
    root,
    manifestFile: join(ROOT, 'manifest.yml'),
    entry,
    remove: () => rm(root, { recursive: true, force: true }),
  };
}

/** The program and not the library, which does not bear the globals of a test runner. */
async function compile(from: string, to: string): Promise<void> {
  const program = join(ROOT, 'node_modules/esbuild/bin/esbuild');
  const options = ['--bundle', '--platform=node', '--packages=external', '--format=cjs'];
  await promisify(execFile)(
    program,
    [from, ...options, '--target=node20', `--outfile=${to}`, '--log-level=error'],
    { cwd: ROOT },
  );
}
