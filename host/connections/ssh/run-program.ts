import { spawn } from 'node:child_process';
import { gitEnvironment } from '../../git-api/git';

export interface ProgramOptions {
  /** It is killed after that time, with everything it started. */
  readonly limitMs: number;
  readonly input?: string;
  /** Folder to run in; the host's own if left out. */
  readonly cwd?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Ends it early. */
  readonly signal?: AbortSignal;
  /** Bytes of standard output to keep; more of it is an error. 64 MiB if left out. */
  readonly maxBytes?: number;
}

export interface Ran {
  /** Null where a signal ended it. */
  readonly exitCode: number | null;
  readonly stdout: Buffer;
  /** What ended it, where it did not end by itself. */
  readonly stopped?: 'time' | 'signal' | 'output';
}

const MAX_BYTES = 64 * 1024 * 1024;

/**
 * Runs a program without a shell, in the plain environment that git gets, and waits for its end.
 * Nothing of its standard error is kept: what went wrong is found out by looking, not by reading.
 * Rejects only where it cannot be started.
 */
export function runProgram(
  program: string,
  args: readonly string[],
  options: ProgramOptions,
): Promise<Ran> {
  const { limitMs, input = '', signal, maxBytes = MAX_BYTES } = options;
  return new Promise((resolve, reject) => {
    // Its own process group: git's ssh and index-pack end with it.
    const child = spawn(program, args, {
      env: { ...gitEnvironment(), ...options.environment },
      stdio: ['pipe', 'pipe', 'ignore'],
      detached: true,
      ...(options.cwd !== undefined && { cwd: options.cwd }),
    });
    let stopped: Ran['stopped'];
    const stop = (why: NonNullable<Ran['stopped']>) => {
      stopped ??= why;
      killGroup(child.pid);
    };
    const onAbort = () => {
      stop('signal');
    };
    const timer = setTimeout(stop, limitMs, 'time');
    signal?.addEventListener('abort', onAbort);
    if (signal?.aborted === true) stop('signal');
    const chunks: Buffer[] = [];
    let bytes = 0;
    child.stdout.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > maxBytes) stop('output');
      else chunks.push(chunk);
    });
    // It may end before it has read all; its exit code tells.
    child.stdin.on('error', () => undefined);
    const settle = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
    };
    child.on('error', (error) => {
      settle();
      reject(error);
    });
    child.on('close', (exitCode) => {
      settle();
      resolve({ exitCode, stdout: Buffer.concat(chunks), ...(stopped && { stopped }) });
    });
    child.stdin.end(input);
  });
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has just ended by itself.
  }
}
