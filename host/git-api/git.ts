import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';

/** What git said when it failed; `exitCode` 128 is git's own "fatal". Never holds file contents. */
export class GitError extends Error {
  override readonly name = 'GitError';
  readonly exitCode: number | null;

  constructor(command: string, exitCode: number | null, stderr: string) {
    super(`git ${command} ended with ${String(exitCode)}: ${stderr.trim().slice(0, 500)}`);
    this.exitCode = exitCode;
  }
}

/** git wrote more than the caller is ready to hold in memory. */
export class GitOutputTooLarge extends Error {
  override readonly name = 'GitOutputTooLarge';
}

export interface RunOptions {
  readonly input?: string | Uint8Array;
  /** Exit codes besides 0 that are an answer and not a failure. */
  readonly alsoFine?: readonly number[];
  /** Bytes of standard output to hold at most; 256 MiB if left out. */
  readonly maxBytes?: number;
  readonly environment?: Readonly<Record<string, string>>;
}

export interface GitResult {
  readonly exitCode: number;
  readonly stdout: Buffer;
}

/** One bare repository and the `git` program. Arguments are an array; there is no shell. */
export interface Git {
  readonly directory: string;
  /** Throws GitError when git fails, GitOutputTooLarge over `maxBytes`. */
  run(args: readonly string[], options?: RunOptions): Promise<GitResult>;
  /** Starts git and hands out its streams; the caller ends or kills it. */
  start(args: readonly string[]): ChildProcessWithoutNullStreams;
}

const MAX_BYTES = 256 * 1024 * 1024;

/**
 * The environment in which git runs: no configuration of the machine or of a person, no prompt,
 * no helper, messages in English.
 */
export function gitEnvironment(): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '/usr/bin:/bin',
    HOME: '/nonexistent',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    LC_ALL: 'C',
  };
}

/** Opens nothing yet: a missing directory shows at the first command. */
export function openGit(directory: string): Git {
  const start = (args: readonly string[], environment: Readonly<Record<string, string>> = {}) =>
    spawn('git', ['--git-dir', directory, '--literal-pathspecs', ...args], {
      env: { ...gitEnvironment(), ...environment },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
  return {
    directory,
    start,
    run: (args, options = {}) => collect(start(args, options.environment), args, options),
  };
}

function collect(
  child: ChildProcessWithoutNullStreams,
  args: readonly string[],
  options: RunOptions,
): Promise<GitResult> {
  const limit = options.maxBytes ?? MAX_BYTES;
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > limit) child.kill('SIGKILL');
      else chunks.push(chunk);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      if (stderr.length < 4000) stderr += chunk.toString('utf8');
    });
    // git may stop reading before all input is written; its exit code tells what happened.
    child.stdin.on('error', () => undefined);
    child.on('error', reject);
    child.on('close', (exitCode) => {
      if (bytes > limit) reject(new GitOutputTooLarge(`over ${String(limit)} bytes`));
      else if (exitCode !== null && (exitCode === 0 || options.alsoFine?.includes(exitCode))) {
        resolve({ exitCode, stdout: Buffer.concat(chunks) });
      } else reject(new GitError(args[0] ?? '', exitCode, stderr));
    });
    child.stdin.end(options.input ?? '');
  });
}
