import { describe, expect, it } from '@jest/globals';
import { BridgeError } from '../../src/core/errors';
import { workspaceSettings } from '../../src/core/settings';
import { caught } from '../fakes/caught';
import { createHarness } from './harness';

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
