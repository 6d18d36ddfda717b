import { createRequire } from 'node:module';
import { basename, extname, join, resolve } from 'node:path';
import type { AppFunctions } from './types';

/** A handler of the manifest that the app does not export. */
class MissingHandlerError extends Error {
  readonly code = 'HANDLER_MISSING';

  constructor(handler: string) {
    super(`The app exports no function for the handler '${handler}'.`);
    this.name = 'MissingHandlerError';
  }
}

/**
 * The app's functions from its source: a plain `require` of `src/index.ts`, so the process must
 * understand TypeScript (tsx, Jest). The platform calls it after the Forge globals are installed.
 * Throws what the import throws; a missing export is a MissingHandlerError when it is called for.
 */
export function fromSource(indexFile: string): AppFunctions {
  const module = load(indexFile);
  const stem = basename(indexFile, extname(indexFile));
  return (handler) => {
    const [file, name] = splitHandler(handler);
    return pick(file === stem ? module : undefined, name, handler);
  };
}

/** The app's functions from the output folder of @forge/bundler: one `.cjs` per handler file. */
export function fromBundle(directory: string): AppFunctions {
  return (handler) => {
    const [file, name] = splitHandler(handler);
    return pick(load(join(directory, `${file}.cjs`)), name, handler);
  };
}

function load(file: string): unknown {
  const path = resolve(file);
  return createRequire(path)(path);
}

/** The manifest's schema has checked that there is exactly one dot. */
function splitHandler(handler: string): [file: string, name: string] {
  const dot = handler.lastIndexOf('.');
  return [handler.slice(0, dot), handler.slice(dot + 1)];
}

function pick(module: unknown, name: string, handler: string): (...input: unknown[]) => unknown {
  if (typeof module === 'object' && module !== null && Object.hasOwn(module, name)) {
    const value: unknown = Reflect.get(module, name);
    if (typeof value === 'function') return value as (...input: unknown[]) => unknown;
  }
  throw new MissingHandlerError(handler);
}
