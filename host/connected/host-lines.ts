import { existsSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { CheckLine } from '../connections/open-connection';
import { loadHostSecrets, SECRETS_FILE } from '../secrets';

export interface HostLinesParts {
  readonly dataDirectory: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Bytes that are free for the data folder; asked of the system where it is not given. */
  readonly freeBytes?: number;
}

const MEGABYTE = 1_000_000;
const LITTLE = 1000 * MEGABYTE;
const TOO_LITTLE = 100 * MEGABYTE;

/** What is right and wrong with the host itself: who can read its data, its key, its disk. */
export function hostLines(parts: HostLinesParts): CheckLine[] {
  return [rightsLine(parts), keyLine(parts), diskLine(parts)];
}

function rightsLine({ dataDirectory }: HostLinesParts): CheckLine {
  const what = 'Data folder';
  // Windows has rights of another kind, which a mode says nothing of.
  if (process.platform === 'win32') return { what, state: 'skipped' };
  const open = [dataDirectory, join(dataDirectory, SECRETS_FILE)].flatMap((path) => {
    const mode = existsSync(path) ? statSync(path).mode & 0o777 : 0;
    return (mode & 0o077) === 0 ? [] : [`${path} has mode ${mode.toString(8)}`];
  });
  return open.length === 0
    ? { what, state: 'ok', found: 'its owner’s alone' }
    : { what, state: 'failed', problem: 'DATA_READABLE', details: open };
}

function keyLine({ dataDirectory, environment }: HostLinesParts): CheckLine {
  const what = 'Key';
  const isGiven = (environment['SBOM_BRIDGE_KEY'] ?? '').trim() !== '';
  if (!isGiven && loadHostSecrets(dataDirectory).previousStorageKeys !== undefined) {
    return { what, state: 'warning', problem: 'KEY_ROTATION_UNFINISHED' };
  }
  return { what, state: 'ok', found: `from ${isGiven ? 'SBOM_BRIDGE_KEY' : SECRETS_FILE}` };
}

function diskLine({ dataDirectory, freeBytes }: HostLinesParts): CheckLine {
  const what = 'Disk';
  const free = freeBytes ?? freeBelow(dataDirectory);
  const found = `${String(Math.floor(free / MEGABYTE))} MB free`;
  if (free >= LITTLE) return { what, state: 'ok', found };
  const state = free < TOO_LITTLE ? 'failed' : 'warning';
  return { what, state, problem: 'DISK_NEARLY_FULL', details: [found] };
}

function freeBelow(directory: string): number {
  const { bavail, bsize } = statfsSync(directory);
  return bavail * bsize;
}
