import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '../database';
import { loadHostSecrets, replaceStorageKey } from '../secrets';
import { hostKeys } from './host-keys';
import { reseal } from './reseal';
import { createSecretBox } from './secret-box';

/**
 * Seals every secret of a data folder anew; counts them. With `SBOM_BRIDGE_KEY` the key is that
 * one, and `SBOM_BRIDGE_KEY_PREVIOUS` opens what is there; else a fresh key is made in
 * host-secrets.json. The new key is written before anything is sealed with it, the old one is
 * forgotten after everything is: ended anywhere, it goes on where it was when it is run again.
 * No host may work on the folder.
 */
export function rotateKey(
  dataDirectory: string,
  environment: Readonly<Record<string, string | undefined>>,
): number {
  const before = loadHostSecrets(dataDirectory);
  const fromFile = (environment['SBOM_BRIDGE_KEY'] ?? '').trim() === '';
  const unfinished = before.previousStorageKeys !== undefined;
  if (fromFile && !unfinished) {
    replaceStorageKey(dataDirectory, randomBytes(32).toString('base64'), [before.storageKey]);
  }
  const secrets = loadHostSecrets(dataDirectory);
  const keys = hostKeys(secrets, environment);
  const box = createSecretBox(keys.current, keys.previous);
  let count = 0;
  for (const file of databasesOf(dataDirectory)) {
    const database = openDatabase(file);
    try {
      count += reseal(database, box);
      // What was overwritten leaves the file, and the log beside it.
      database.exec('PRAGMA wal_checkpoint(TRUNCATE); VACUUM;');
    } finally {
      database.close();
    }
  }
  if (fromFile) replaceStorageKey(dataDirectory, secrets.storageKey, []);
  return count;
}

/** The host's own, and one for each workspace. */
function databasesOf(dataDirectory: string): string[] {
  const workspaces = join(dataDirectory, 'workspaces');
  const folders = existsSync(workspaces) ? readdirSync(workspaces) : [];
  return [dataDirectory, ...folders.map((folder) => join(workspaces, folder))]
    .map((folder) => join(folder, 'host.db'))
    .filter(existsSync);
}
