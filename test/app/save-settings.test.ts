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

  it.each([
    ['to another host', 'dependency-track', 'https://new.example.com', undefined],
    ['to another port', 'dependency-track', 'https://old.example.com:8443', undefined],
    ['to another path of its host', 'dependency-track', 'https://old.example.com/api', 'key'],
    ['to another kind', 'https-endpoint', 'https://old.example.com', undefined],
  ] as const)('does not go along %s', async (_where, kind, address, left) => {
    const app = await createHarness({});
    const at = (moved: object) =>
      workspaceSettings.parse({
        destinations: [{ id: 'one', kind: 'dependency-track', name: 'One', ...moved }],
      });
    await app.saveSettings.workspace(at({ address: 'https://old.example.com' }), 1, 'admin');
    await app.saveSettings.secret('one', 'key', 'admin');
    const { deleteSecret } = app.settings;
    app.settings.deleteSecret = () => Promise.reject(new BridgeError('STORAGE_FAILED'));
    const moved = at({ kind, address });
    const cutOff = await app.saveSettings.workspace(moved, 2, 'admin').catch(() => 'cut off');
    // Cut off before the address is stored, or not at all.
    expect(cutOff).toEqual(left === undefined ? 'cut off' : { kind: 'saved', revision: 3 });
    expect((await app.settings.workspace()).revision).toBe(left === undefined ? 2 : 3);
    app.settings.deleteSecret = deleteSecret;
    if (left === undefined) await app.saveSettings.workspace(moved, 2, 'admin');
    expect(await app.settings.secret('one')).toBe(left);
  });

  it('stays where a signing key is not sent along', async () => {
    const app = await createHarness({});
    const at = (address: string) =>
      workspaceSettings.parse({
        destinations: [{ id: 'one', kind: 'https-endpoint', name: 'One', address }],
      });
    await app.saveSettings.workspace(at('https://old.example.com'), 1, 'admin');
    await app.saveSettings.secret('one', 'key', 'admin');
    await app.saveSettings.workspace(at('https://new.example.com'), 2, 'admin');
    expect(await app.settings.secret('one')).toBe('key');
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
