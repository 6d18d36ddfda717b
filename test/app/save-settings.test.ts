import { describe, expect, it } from '@jest/globals';
import { BridgeError } from '../../src/core/errors';
import { workspaceSettings } from '../../src/core/settings';
import { caught } from '../fakes/caught';
import { createHarness, REPOSITORY } from './harness';

const destination = { id: 'interlynk', kind: 'interlynk', name: 'Interlynk', enabled: true };
const none = workspaceSettings.parse({ destinations: [] });
const one = workspaceSettings.parse({ destinations: [destination] });

describe('the secret of a destination', () => {
  it('stays while the destination does', async () => {
    const app = await createHarness({});
    await app.saveSettings.workspace(one, 1, 'admin');
    expect(await app.settings.secret('interlynk')).toBe('token');
  });

  it('is not that of an earlier one of its name, whose removal was cut off', async () => {
    const app = await createHarness({});
    const { deleteSecret } = app.settings;
    app.settings.deleteSecret = () => Promise.reject(new BridgeError('STORAGE_FAILED'));
    const { code } = await caught(app.saveSettings.workspace(none, 1, 'admin'));
    expect(code).toBe('STORAGE_FAILED');
    app.settings.deleteSecret = deleteSecret;
    expect(await app.settings.secret('interlynk')).toBe('token');
    expect(await app.saveSettings.workspace(one, 2, 'admin')).toMatchObject({ kind: 'saved' });
    expect(await app.settings.secret('interlynk')).toBeUndefined();
  });
});

describe('a destination that a repository names', () => {
  const named = { enabled: true, rules: [], destinations: ['interlynk'] };

  it('is not removed, and the refusal says where it is named', async () => {
    const app = await createHarness({});
    await app.saveSettings.repository(REPOSITORY, named, 0, 'admin');
    const error = await caught(app.saveSettings.workspace(none, 1, 'admin'));
    expect(error).toMatchObject({ code: 'SETTINGS_DESTINATION_USED', detail: 'acme/shop' });
    expect((await app.settings.workspace()).value.destinations).toHaveLength(1);
    expect(await app.settings.secret('interlynk')).toBe('token');
  });

  it('may be switched off, and removed once nobody names it', async () => {
    const app = await createHarness({});
    await app.saveSettings.repository(REPOSITORY, named, 0, 'admin');
    const off = workspaceSettings.parse({ destinations: [{ ...destination, enabled: false }] });
    expect(await app.saveSettings.workspace(off, 1, 'admin')).toMatchObject({ kind: 'saved' });
    await app.saveSettings.repository(REPOSITORY, { enabled: true, rules: [] }, 1, 'admin');
    expect(await app.saveSettings.workspace(none, 2, 'admin')).toMatchObject({ kind: 'saved' });
  });

  it('says how many more name it where there are too many to list', async () => {
    const app = await createHarness({});
    for (let index = 0; index < 12; index += 1) {
      const uuid = `44444444-4444-4444-8444-${String(index).padStart(12, '0')}`;
      await app.saveSettings.repository(uuid, named, 0, 'admin');
    }
    const { detail } = await caught(app.saveSettings.workspace(none, 1, 'admin'));
    expect(detail?.split('\n').at(-1)).toBe('and 7 more');
  });
});
