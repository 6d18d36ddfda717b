import { AsyncLocalStorage } from 'node:async_hooks';
import { Socket } from 'node:net';
import { format } from 'node:util';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/** What the globals need from a running invocation. */
export interface InvocationGlobals {
  /** The value of `__forge_runtime__`. */
  readonly runtime: object;
  /** `__forge_fetch__(meta, path, init)`. */
  forgeFetch(meta: unknown, path: string, init?: RequestInit): Promise<Response>;
  /** The global fetch under the manifest's egress rules. */
  fetch(input: string | URL | Request, init?: RequestInit): Promise<Response>;
  log(level: LogLevel, line: string): void;
}

/** Runs app code inside an invocation, and host code outside of it. */
export interface InvocationScope {
  run<T>(invocation: InvocationGlobals, work: () => T): T;
  /** For what the host does on behalf of the app: real fetch, sockets and console again. */
  exit<T>(work: () => T): T;
}

const INSTALLED = Symbol.for('forge-host.invocation-scope');

/**
 * Defines what Forge's runtime defines, before the app is imported: `@forge/api` captures the
 * global fetch at import. Once per process; several platforms share it, since everything goes to
 * the invocation that is running. Outside an invocation nothing changes.
 */
export function installGlobals(): InvocationScope {
  const installed = Reflect.get(globalThis, INSTALLED) as InvocationScope | undefined;
  if (installed !== undefined) return installed;
  const scope = install();
  Reflect.set(globalThis, INSTALLED, scope);
  return scope;
}

function install(): InvocationScope {
  const running = new AsyncLocalStorage<InvocationGlobals>();
  defineForgeGlobals(running);
  guardFetch(running);
  guardSockets(running);
  captureConsole(running);
  return {
    run: (invocation, work) => running.run(invocation, work),
    exit: (work) => running.exit(work),
  };
}

type Running = AsyncLocalStorage<InvocationGlobals>;

function defineForgeGlobals(running: Running): void {
  Object.defineProperty(globalThis, '__forge_runtime__', {
    configurable: true,
    get: () => running.getStore()?.runtime,
  });
  Object.defineProperty(globalThis, '__forge_fetch__', {
    configurable: true,
    value: async (meta: unknown, path: string, init?: RequestInit) => {
      const invocation = running.getStore();
      if (invocation === undefined) throw new Error('Forge calls need a running invocation.');
      return invocation.forgeFetch(meta, path, init);
    },
  });
}

function guardFetch(running: Running): void {
  const real = globalThis.fetch;
  globalThis.fetch = (input, init) => {
    const invocation = running.getStore();
    return invocation === undefined ? real(input, init) : invocation.fetch(input, init);
  };
}

/**
 * Closes the way around the egress rules: app code opens no socket of its own (`node:https`,
 * `node:net`, `node:tls`). Forge lets `node:https` through its proxy to declared hosts; here an
 * app uses fetch. Child processes and UDP are not guarded: this holds an honest app to its
 * manifest, it is no sandbox for a hostile one.
 */
function guardSockets(running: Running): void {
  const real = Reflect.get(Socket.prototype, 'connect') as (...input: unknown[]) => unknown;
  Reflect.set(Socket.prototype, 'connect', function (this: Socket, ...input: unknown[]) {
    if (running.getStore() === undefined) return Reflect.apply(real, this, input);
    // Thrown, not emitted: nobody listens to the socket yet, and that would end the process.
    throw new Error('A Forge function opens no sockets; use fetch.');
  });
}

const LEVELS = {
  debug: 'debug',
  trace: 'debug',
  log: 'info',
  info: 'info',
  warn: 'warn',
  error: 'error',
} as const;

function captureConsole(running: Running): void {
  for (const method of Object.keys(LEVELS) as (keyof typeof LEVELS)[]) {
    const real = console[method].bind(console);
    console[method] = (...parts: unknown[]) => {
      const invocation = running.getStore();
      if (invocation === undefined) real(...parts);
      else invocation.log(LEVELS[method], format(...parts));
    };
  }
}
