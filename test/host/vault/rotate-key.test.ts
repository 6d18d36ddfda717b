import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openDatabase } from '../../../host/database';
import { OptionError } from '../../../host/options';
import { loadHostSecrets } from '../../../host/secrets';
import { hostKeys } from '../../../host/vault/host-keys';
import { openVault } from '../../../host/vault/open-vault';
import { rotateKey } from '../../../host/vault/rotate-key';

const SECRET = 'a-refresh-token-that-a-copied-database-must-not-give-away';
type Environment = Readonly<Record<string, string>>;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vault-'));
  mkdirSync(join(folder, 'workspaces', 'one'), { recursive: true });
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const FILES = ['host.db', 'workspaces/one/host.db'];

/** Opens the vault of a database, hands it over and closes it. */
function within<T>(file: string, environment: Environment, work: (vault: Vault) => T): T {
  const database = openDatabase(join(folder, file));
  try {
    return work(openVault(database, hostKeys(loadHostSecrets(folder), environment)));
  } finally {
    database.close();
  }
}
type Vault = ReturnType<typeof openVault>;

function storeSecrets(environment: Environment = {}): void {
  for (const file of FILES) {
    within(file, environment, ({ sealed }) => {
      sealed.put('refresh token', SECRET);
    });
  }
}
const readSecrets = (environment: Environment = {}): unknown[] =>
  FILES.map((file) => within(file, environment, ({ sealed }) => sealed.get('refresh token')?.text));

function everyByte(): string {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return files
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path, 'latin1'))
    .join('\n');
}

describe('the key of the host', () => {
  it('is in no file of the data folder where it comes from the environment', () => {
    const key = randomBytes(32).toString('base64');
    storeSecrets({ SBOM_BRIDGE_KEY: key });
    expect(readSecrets({ SBOM_BRIDGE_KEY: key })).toEqual([SECRET, SECRET]);
    const bytes = everyByte();
    expect(bytes).toContain('refresh token');
    expect(bytes).not.toContain(SECRET);
    expect(bytes).not.toContain(key);
    expect(() => readSecrets()).toThrow(OptionError);
    expect(() => readSecrets({ SBOM_BRIDGE_KEY: randomBytes(32).toString('hex') })).toThrow(
      OptionError,
    );
  });

  it.each(['short', 'x'.repeat(64), Buffer.alloc(31).toString('base64')])(
    'is refused where it is none, without being shown: %s',
    (key) => {
      const attempt = () => readSecrets({ SBOM_BRIDGE_KEY: key });
      expect(attempt).toThrow(OptionError);
      expect(attempt).not.toThrow(key);
    },
  );
});

describe('rotating the key', () => {
  it('seals every database anew; the old key opens nothing then', () => {
    storeSecrets();
    const { storageKey } = loadHostSecrets(folder);
    // Two probes and two secrets.
    expect(rotateKey(folder, {})).toBe(4);
    expect(readSecrets()).toEqual([SECRET, SECRET]);
    expect(loadHostSecrets(folder).previousStorageKeys).toBeUndefined();
    expect(statSync(join(folder, 'host-secrets.json')).mode & 0o077).toBe(0);
    expect(everyByte()).not.toContain(storageKey);
    const onlyOld = hostKeys({ storageKey }, {});
    const database = openDatabase(join(folder, 'host.db'));
    expect(() => openVault(database, onlyOld)).toThrow(OptionError);
    database.close();
  });

  it('moves from the file to the environment, and from one key there to another', () => {
    storeSecrets();
    const first = randomBytes(32).toString('base64');
    const second = randomBytes(32).toString('hex');
    expect(rotateKey(folder, { SBOM_BRIDGE_KEY: first })).toBe(4);
    expect(() => readSecrets()).toThrow(OptionError);
    const both = { SBOM_BRIDGE_KEY: second, SBOM_BRIDGE_KEY_PREVIOUS: first };
    expect(readSecrets(both)).toEqual([SECRET, SECRET]);
    expect(rotateKey(folder, both)).toBe(4);
    expect(readSecrets({ SBOM_BRIDGE_KEY: second })).toEqual([SECRET, SECRET]);
    expect(() => readSecrets({ SBOM_BRIDGE_KEY: first })).toThrow(OptionError);
  });

  it('changes nothing where a secret cannot be opened, and goes on when it can', () => {
    const key = randomBytes(32).toString('base64');
    storeSecrets({ SBOM_BRIDGE_KEY: key });
    expect(() => rotateKey(folder, {})).toThrow();
    expect(readSecrets({ SBOM_BRIDGE_KEY: key })).toEqual([SECRET, SECRET]);
    // The key comes back: the rotation that was begun is brought to its end.
    expect(rotateKey(folder, { SBOM_BRIDGE_KEY_PREVIOUS: key })).toBe(4);
    expect(readSecrets()).toEqual([SECRET, SECRET]);
  });
});
