import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { hostLines } from '../../../host/connected/host-lines';
import { loadHostSecrets, replaceStorageKey, SECRETS_FILE } from '../../../host/secrets';
import { temporaryFolder } from '../sandbox/harness';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
  chmodSync(folder.path, 0o700);
  loadHostSecrets(folder.path);
});
afterEach(() => {
  folder.dispose();
});

const GB = 1_000_000_000;
const lines = (environment = {}, freeBytes = 9 * GB) =>
  hostLines({ dataDirectory: folder.path, environment, freeBytes });

describe('what the doctor says of the host itself', () => {
  it('finds nothing wrong', () => {
    expect(lines()).toEqual([
      { what: 'Data folder', state: 'ok', found: 'its owner’s alone' },
      { what: 'Key', state: 'ok', found: 'from host-secrets.json' },
      { what: 'Disk', state: 'ok', found: '9000 MB free' },
    ]);
    const [, , disk] = hostLines({ dataDirectory: folder.path, environment: {} });
    expect(disk?.what).toBe('Disk');
  });

  it('finds what others can read, and names no key', () => {
    chmodSync(folder.path, 0o755);
    chmodSync(join(folder.path, SECRETS_FILE), 0o640);
    const [found] = lines();
    expect(found).toMatchObject({ state: 'failed', problem: 'DATA_READABLE' });
    expect(found?.details).toEqual([
      `${folder.path} has mode 755`,
      `${join(folder.path, SECRETS_FILE)} has mode 640`,
    ]);
  });

  it('finds a rotation of the key that was ended half-way', () => {
    replaceStorageKey(folder.path, 'bmV3', ['b2xk']);
    expect(lines()[1]).toMatchObject({ state: 'warning', problem: 'KEY_ROTATION_UNFINISHED' });
    expect(JSON.stringify(lines())).not.toMatch(/bmV3|b2xk/);
    expect(lines({ SBOM_BRIDGE_KEY: 'given' })[1]).toMatchObject({ found: 'from SBOM_BRIDGE_KEY' });
  });

  it.each([
    [0.5 * GB, 'warning'],
    [0.05 * GB, 'failed'],
  ])('finds a disk with %i bytes: %s', (free, state) => {
    expect(lines({}, free)[2]).toMatchObject({ state, problem: 'DISK_NEARLY_FULL' });
  });
});
