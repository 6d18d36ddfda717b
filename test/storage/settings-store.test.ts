import type { AuditEntry } from '../../src/core/audit';
import { describe, expect, it } from '@jest/globals';
import { repositorySettings, workspaceSettings } from '../../src/core/settings';
import { createSettingsStore } from '../../src/storage/settings-store';
import { createMemoryKv } from '../fakes/memory-kv';
import { caught } from '../fakes/caught';
import { REPOSITORY } from './stores';

const value = workspaceSettings.parse({ report: false });
const entry = (id: string, over: Partial<AuditEntry> = {}): AuditEntry => ({
  id,
  at: Number(id.slice(1)),
  accountId: 'ann',
  action: 'save-workspace-settings',
  subject: 'workspace',
  changed: ['report'],
  ...over,
});
function aStore() {
  const { kv, requests } = createMemoryKv();
  return { kv, requests, store: createSettingsStore(kv) };
}

describe('settings', () => {
  it('are the defaults at revision 0 before anything is saved', async () => {
    const both = await aStore().store.both(REPOSITORY);
    expect(both.workspace).toEqual({ revision: 0, value: workspaceSettings.parse({}) });
    expect(both.repository).toEqual({ revision: 0, value: repositorySettings.parse({}) });
  });

  it('count their revision up with each save', async () => {
    const { store } = aStore();
    expect(await store.saveWorkspace(value, 0, entry('a1'))).toBe(1);
    expect(await store.saveWorkspace(value, 1, entry('a2'))).toBe(2);
    expect(await store.workspace()).toEqual({ revision: 2, value });
  });

  it.each([[0], [2], [-1]])('are not saved over revision 1 by who saw %d', async (revision) => {
    const { store } = aStore();
    await store.saveWorkspace(value, 0, entry('a1'));
    expect(await store.saveWorkspace(workspaceSettings.parse({}), revision, entry('a2'))).toBe(
      undefined,
    );
    expect(await store.workspace()).toEqual({ revision: 1, value });
    // No entry in the audit of what did not happen.
    expect((await store.audit('workspace', 9)).map(({ id }) => id)).toEqual(['a1']);
  });

  it('are saved by one of two at once', async () => {
    const { store } = aStore();
    const own = repositorySettings.parse({});
    const saves = ['a1', 'a2'].map((id) =>
      store.saveRepository(REPOSITORY, own, 0, entry(id, { subject: REPOSITORY })),
    );
    expect((await Promise.all(saves)).filter((revision) => revision === 1)).toHaveLength(1);
    expect(await store.audit(REPOSITORY, 9)).toHaveLength(1);
  });

  it('of one repository are not those of another', async () => {
    const { store } = aStore();
    const off = repositorySettings.parse({ enabled: false });
    await store.saveRepository(REPOSITORY, off, 0, entry('a1'));
    expect((await store.both('other')).repository.value.enabled).toBe(true);
  });

  it.each([
    ['x'],
    [{ revision: 1 }],
    [{ revision: 'x', body: {} }],
    [{ revision: 1, body: { a: 1 } }],
  ])('that are stored as %j are never taken for the defaults', async (stored) => {
    const { kv, store } = aStore();
    await kv.set({ entity: 'settings', key: 'workspace', value: stored });
    expect((await caught(store.workspace())).code).toBe('SETTINGS_INVALID');
  });
});

describe('the audit and the secrets', () => {
  it('the newest entries come first', async () => {
    const { store } = aStore();
    for (const n of [0, 1, 2]) await store.saveWorkspace(value, n, entry(`a${String(n)}`));
    expect((await store.audit('workspace', 2)).map(({ id }) => id)).toEqual(['a2', 'a1']);
  });

  it('a secret is kept apart from all values, its audit entry without it', async () => {
    const { store, kv } = aStore();
    await store.saveSecret('interlynk', 'hidden', entry('a1', { action: 'save-secret' }));
    expect(await store.secret('interlynk')).toBe('hidden');
    expect(await store.secret('other')).toBeUndefined();
    expect(JSON.stringify(await store.audit('workspace', 9))).not.toContain('hidden');
    expect(await kv.list('')).toEqual([]);
  });
});
