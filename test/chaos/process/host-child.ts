import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fromHost, type HostStart, type Left, type Order } from './messages';

/** The process ended before it answered; what was asked may have been done or not. */
export class HostGoneError extends Error {
  override readonly name = 'HostGoneError';
}

/** One process of the host, from its start to its end. */
export interface HostChild {
  /** Throws HostGoneError where the process ends before it answers. */
  ask(order: Order): Promise<unknown>;
  /** Ends it at once, wherever it is. */
  kill(): Promise<void>;
  readonly ended: Promise<void>;
}

export interface HostListener {
  onLeft(left: Left): void;
  /** It ended by itself; `said` is the end of what it wrote to its standard error. */
  onCrash(said: string): void;
}

export function startHost(
  entry: string,
  start: HostStart,
  { onLeft, onCrash }: HostListener,
): HostChild {
  const child: ChildProcess = fork(entry, [JSON.stringify(start)], {
    // Nothing of this process's loaders: what runs is compiled.
    execArgv: ['--enable-source-maps'],
    env: { PATH: process.env['PATH'] ?? '', HOME: start.dataDirectory },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const waiting = new Map<number, { resolve(answer: unknown): void; reject(error: Error): void }>();
  let last = 0;
  let said = '';
  let isKilled = false;
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = `${said}${text}`.slice(-4000);
  });
  const ended = once(child, 'exit').then(() => {
    for (const { reject } of waiting.values()) reject(new HostGoneError(said));
    waiting.clear();
    if (!isKilled) onCrash(said);
  });
  child.on('message', (raw) => {
    const message = fromHost.parse(raw);
    if ('left' in message) {
      onLeft(message);
      return;
    }
    const asked = waiting.get(message.id);
    waiting.delete(message.id);
    if ('failure' in message) asked?.reject(new Error(message.failure));
    else asked?.resolve(message.answer);
  });
  return {
    ask: (order) =>
      new Promise((resolve, reject) => {
        if (!child.connected) {
          reject(new HostGoneError(said));
          return;
        }
        last += 1;
        waiting.set(last, { resolve, reject });
        child.send({ id: last, order }, (error) => {
          if (error !== null) reject(new HostGoneError(error.message));
        });
      }),
    kill: async () => {
      isKilled = true;
      child.kill('SIGKILL');
      await ended;
    },
    ended,
  };
}
