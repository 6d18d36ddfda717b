import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { OptionError } from './options';

/** In the data folder. */
export const SECRETS_FILE = 'host-secrets.json';

const file = z.object({
  /** 32 bytes, base64: seals what the app stores as secrets. */
  storageKey: z.base64(),
  /** Of before a rotation that has not come to its end. */
  previousStorageKeys: z.array(z.base64()).optional(),
  /** Signs the sessions of the pages. */
  sessionKey: z.string().min(32),
  /** Bearer token of the host's own endpoints. */
  hostToken: z.string().min(32),
  /** Bearer token of the Interlynk-compatible inbox. */
  interlynkToken: z.string().min(32),
  /** API key of the Dependency-Track-compatible inbox. */
  dependencyTrackKey: z.string().min(32),
  /** What deliveries to the HTTPS endpoint of the sandbox are signed with. */
  endpointKey: z.string().min(32),
});
export type HostSecrets = z.infer<typeof file>;

/**
 * The host's own secrets, made at the first start and kept in `host-secrets.json` of the data
 * folder, readable by its owner alone. Throws OptionError when the file is there but cannot be
 * used: a new key would make everything sealed unreadable.
 */
export function loadHostSecrets(dataDirectory: string): HostSecrets {
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
  const path = pathIn(dataDirectory);
  if (existsSync(path)) return read(path);
  const fresh: HostSecrets = {
    storageKey: randomBytes(32).toString('base64'),
    sessionKey: randomBytes(32).toString('base64url'),
    hostToken: randomBytes(32).toString('base64url'),
    interlynkToken: `lynk_test_${randomBytes(32).toString('base64url')}`,
    ...madeLater(),
  };
  write(path, fresh);
  return fresh;
}

/** What came in later releases: a data folder of an earlier one gets them when it is next used. */
function madeLater() {
  return {
    dependencyTrackKey: `odt_${randomBytes(32).toString('base64url')}`,
    endpointKey: randomBytes(32).toString('base64url'),
  };
}

/** Writes another storage key, and the earlier ones that something may still be sealed with. */
export function replaceStorageKey(
  dataDirectory: string,
  storageKey: string,
  previousStorageKeys: readonly string[],
): void {
  const { previousStorageKeys: _, ...secrets } = loadHostSecrets(dataDirectory);
  write(pathIn(dataDirectory), {
    ...secrets,
    storageKey,
    ...(previousStorageKeys.length > 0 && { previousStorageKeys: [...previousStorageKeys] }),
  });
}

function pathIn(dataDirectory: string): string {
  return join(dataDirectory, SECRETS_FILE);
}

/**
 * Whole or not at all, should the process or the machine end here; for its owner alone, whatever
 * an earlier end left behind.
 */
function write(path: string, secrets: HostSecrets): void {
  const draft = `${path}.new`;
  rmSync(draft, { force: true });
  const file = openSync(draft, 'wx', 0o600);
  try {
    writeSync(file, `${JSON.stringify(secrets, null, 2)}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(draft, path);
}

function read(path: string): HostSecrets {
  try {
    const stored = z.looseObject({}).parse(JSON.parse(readFileSync(path, 'utf8')));
    const secrets = file.parse({ ...madeLater(), ...stored });
    if (Object.keys(secrets).some((name) => !(name in stored))) write(path, secrets);
    return secrets;
  } catch (cause) {
    throw new OptionError(
      `${path} cannot be read. Restore it from a backup, or start with another --data folder.`,
      { cause },
    );
  }
}
