import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { ROOT } from './root';

export interface ProcessOptions {
  readonly dataDirectory: string;
  readonly port: number;
  readonly args?: readonly string[];
}

/** The host as a process of its own, as `npm start` runs it; lines are parsed from --json. */
export function startHostProcess({ dataDirectory, port, args = [] }: ProcessOptions) {
  const child: ChildProcess = spawn(
    process.execPath,
    [
      '--import',
      'tsx',
      'host/main.ts',
      '--json',
      '--data',
      dataDirectory,
      '--port',
      String(port),
      ...args,
    ],
    {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env['PATH'] ?? '',
        HOME: dataDirectory,
        DESTINATION_SETTLE_SECONDS: '2',
        COALESCE_SECONDS: '0',
      },
    },
  );
  const lines: Record<string, unknown>[] = [];
  const errors: string[] = [];
  const exited = once(child, 'exit');
  let announce: () => void = () => undefined;
  /** Resolves when the addresses are printed; rejects when the process ends before that. */
  const ready = Promise.race([
    new Promise<void>((resolve) => {
      announce = resolve;
    }),
    exited.then(() => Promise.reject(new Error(`The host ended: ${errors.join('\n')}`))),
  ]);
  ready.catch(() => undefined);
  if (child.stdout === null || child.stderr === null) throw new Error('No pipes.');
  createInterface(child.stdout).on('line', (line) => {
    lines.push(JSON.parse(line) as Record<string, unknown>);
  });
  createInterface(child.stderr).on('line', (line) => {
    errors.push(line);
    if (line.includes('SBOM inbox')) announce();
  });

  return {
    lines,
    errors,
    ready,
    /** Ends the process at once, wherever it is. */
    async kill(): Promise<void> {
      child.kill('SIGKILL');
      await exited;
    },
    async stop(): Promise<void> {
      child.kill('SIGTERM');
      await exited;
    },
    /** The exit code, once it has ended by itself. */
    async ended(): Promise<number | null> {
      await exited;
      return child.exitCode;
    },
  };
}

/** The credentials and tokens that a host keeps in its data folder. */
export function secretFiles(dataDirectory: string) {
  return {
    credentials: join(dataDirectory, 'credentials.json'),
    secrets: join(dataDirectory, 'host-secrets.json'),
  };
}
