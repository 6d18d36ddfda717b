import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { OptionError } from './options';

/**
 * Makes the data folder, for its owner alone, or finds it there; throws OptionError when it cannot
 * be made, read or written. One folder at a time: where a parent is there and takes no folders
 * (`/proc`), Node's own recursive mkdir never ends.
 */
export function makeDataDirectory(directory: string): void {
  try {
    make(resolve(directory));
    if (!statSync(directory).isDirectory()) throw new Error('it is a file');
    accessSync(directory, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : 'unknown reason';
    throw new OptionError(
      `The data folder ${directory} cannot be used (${why}). Make it writable, or choose another with --data.`,
      { cause },
    );
  }
}

function make(directory: string): void {
  if (existsSync(directory)) return;
  make(dirname(directory));
  mkdirSync(directory, { mode: 0o700 });
}
