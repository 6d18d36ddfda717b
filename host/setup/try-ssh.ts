import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ConnectionOf } from '../connections/connection';
import type { CheckLine } from '../connections/open-connection';
import { createDraftStore } from './draft-store';
import type { SetupParts } from './setup-parts';

/** Tries a connection over SSH that is not saved; nothing of it is left. */
export async function trySsh(
  parts: SetupParts,
  draft: ConnectionOf<'ssh'>,
  privateKey: string,
): Promise<readonly CheckLine[]> {
  const directory = join(parts.directory, 'tried', randomUUID());
  try {
    const store = createDraftStore<'ssh'>(draft, { privateKey });
    const open = parts.openConnection(draft, { store, directory });
    try {
      return await open.check();
    } finally {
      await open.close();
    }
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
