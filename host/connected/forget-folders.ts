import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** A connection's folder has its id for a name. */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Removes the folders of connections that are no longer stored: clones of code that nobody reads
 * any more. The history of a workspace is kept elsewhere, and stays.
 */
export async function forgetFolders(
  directory: string,
  stored: readonly { readonly id: string }[],
): Promise<void> {
  const ids = new Set(stored.map(({ id }) => id));
  const names = await readdir(directory).catch(() => []);
  const gone = names.filter((name) => UUID.test(name) && !ids.has(name));
  await Promise.all(
    gone.map((name) => rm(join(directory, name), { recursive: true, force: true })),
  );
}
