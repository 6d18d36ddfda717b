import { mkdir, mkdtemp, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isAlive } from '../../is-alive';

/** The folder of one job. */
export interface JobFolder {
  readonly path: string;
  file(name: string): string;
}

const PREFIX = 'ssh-job-';
/** No job lasts as long: what is older belongs to a process that is gone. */
const OLDEST_MS = 2 * 3600_000;
const running = new Set<string>();

/**
 * Runs work with these files in a folder of its own, which is gone afterwards whatever happens.
 * The folder is 0700 and the files are 0600 from the moment they exist. Its name has the process
 * id, so that `sweepJobFolders` knows what a killed one left.
 */
export async function withJobFolder<T>(
  directory: string,
  files: Readonly<Record<string, string>>,
  work: (folder: JobFolder) => Promise<T>,
): Promise<T> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const path = await mkdtemp(join(directory, `${PREFIX}${String(process.pid)}-`));
  running.add(path);
  const folder: JobFolder = { path, file: (name) => join(path, name) };
  try {
    for (const [name, content] of Object.entries(files)) {
      const handle = await open(folder.file(name), 'wx', 0o600);
      await handle.writeFile(content).finally(() => handle.close());
    }
    return await work(folder);
  } finally {
    await rm(path, { recursive: true, force: true });
    running.delete(path);
  }
}

/** Removes the folders of jobs whose process was killed; jobs of processes that run are left alone. */
export async function sweepJobFolders(directory: string): Promise<void> {
  const names = await readdir(directory).catch(() => []);
  for (const name of names.filter((one) => one.startsWith(PREFIX))) {
    const path = join(directory, name);
    if (!running.has(path) && (await isLeftOver(path, ownerOf(name)))) {
      await rm(path, { recursive: true, force: true });
    }
  }
}

function ownerOf(name: string): number {
  return Number.parseInt(name.slice(PREFIX.length), 10);
}

async function isLeftOver(path: string, owner: number): Promise<boolean> {
  if (!Number.isInteger(owner) || owner === process.pid || !isAlive(owner)) return true;
  const found = await stat(path).catch(() => undefined);
  return found !== undefined && Date.now() - found.mtimeMs > OLDEST_MS;
}
