import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openDatabase } from '../../../host/database';
import { runCommand } from '../../../host/operator/run-command';
import { OptionError } from '../../../host/options';
import { loadHostSecrets } from '../../../host/secrets';
import { hostKeys } from '../../../host/vault/host-keys';
import { openVault } from '../../../host/vault/open-vault';
import { temporaryFolder } from '../sandbox/harness';

const KEY = randomBytes(32).toString('base64');

let folder: ReturnType<typeof temporaryFolder>;
let written: string;
const output = {
  write: (text: string) => {
    written += text;
  },
};
beforeEach(() => {
  folder = temporaryFolder();
  written = '';
  const database = openDatabase(join(folder.path, 'host.db'));
  openVault(database, hostKeys(loadHostSecrets(folder.path), { SBOM_BRIDGE_KEY: KEY }));
  database.close();
});
afterEach(() => {
  folder.dispose();
});

const rotate = (environment: Record<string, string>) =>
  runCommand({ command: 'rotate-key', data: folder.path }, output, environment);
const doctor = (environment: Record<string, string>) =>
  runCommand({ command: 'doctor', data: folder.path, json: true }, output, environment);

describe('the commands of an operator', () => {
  it('say which key is missing, and go on once it is there', async () => {
    await expect(rotate({})).rejects.toThrow(/SBOM_BRIDGE_KEY_PREVIOUS/);
    await expect(doctor({})).rejects.toThrow(OptionError);
    expect(await doctor({ SBOM_BRIDGE_KEY: KEY })).toBe(0);
    expect(await rotate({ SBOM_BRIDGE_KEY_PREVIOUS: KEY })).toBe(0);
    expect(written).toContain('1 secret is sealed with the new key.');
    expect(await doctor({})).toBe(0);
    expect(written).not.toContain(KEY);
  });

  it('look at the host before there is a connection', async () => {
    expect(await doctor({ SBOM_BRIDGE_KEY: KEY })).toBe(0);
    expect(JSON.parse(written)).toMatchObject({
      name: folder.path,
      kind: 'host',
      isHealthy: true,
      lines: [{ what: 'Data folder' }, { what: 'Key' }, { what: 'Disk' }],
    });
  });

  it('want a data folder', async () => {
    const data = join(folder.path, 'elsewhere');
    await expect(runCommand({ command: 'rotate-key', data }, output, {})).rejects.toThrow(
      OptionError,
    );
  });
});
