import { describe, expect, it } from '@jest/globals';
import { openDatabase, type HostDatabase } from '../../../../host/database';
import type { ConnectionOf } from '../../../../host/connections/connection';
import {
  NameTakenError,
  StaleConnectionError,
} from '../../../../host/connections/connection-store';
import { createConnectionStore } from '../../../../host/connections/store/create-connection-store';
import { createSealedStore } from '../../../../host/vault/sealed-store';
import { createSecretBox } from '../../../../host/vault/secret-box';
import { manualClock } from '../../platform/test-platform';

const TOKEN = 'ATATT3x-a-token-that-nobody-may-read';

function opened(database: HostDatabase = openDatabase(':memory:')) {
  const clock = manualClock();
  const sealed = createSealedStore(database, createSecretBox(new Uint8Array(32).fill(7)));
  return { database, clock, store: createConnectionStore(database, sealed, clock) };
}

function apiToken(name: string): ConnectionOf<'api-token'> {
  return {
    id: `id of ${name}`,
    kind: 'api-token',
    name,
    description: '',
    labels: ['prod'],
    status: 'connected',
    revision: 1,
    createdAt: 1,
    updatedAt: 1,
    email: 'ada@example.com',
    scopes: [],
  };
}

describe('the connections of a data folder', () => {
  it('are found by id, listed by name, and gone with their secrets', () => {
    const { store, database } = opened();
    store.add(apiToken('b'), { token: TOKEN });
    store.add(apiToken('a'), { token: TOKEN });
    expect(store.list().map(({ name }) => name)).toEqual(['a', 'b']);
    expect(store.find('id of a')).toEqual(apiToken('a'));
    expect(store.secrets(apiToken('a'))).toEqual({ version: 1, secrets: { token: TOKEN } });
    store.remove('id of a');
    expect(store.find('id of a')).toBeUndefined();
    expect(store.secrets(apiToken('a'))).toBeUndefined();
    expect(database.prepare('SELECT name FROM host_sealed').all()).toHaveLength(1);
  });

  it('have names of their own, whatever the case', () => {
    const { store } = opened();
    store.add(apiToken('prod'), { token: TOKEN });
    expect(() => {
      store.add({ ...apiToken('PROD'), id: 'other' }, { token: TOKEN });
    }).toThrow(NameTakenError);
    store.add(apiToken('test'), { token: TOKEN });
    expect(() => store.change(apiToken('test'), { name: 'prod' })).toThrow(NameTakenError);
    expect(store.change(apiToken('test'), { name: 'Test' }).name).toBe('Test');
  });

  it('are changed by one at a time', () => {
    const { store, clock } = opened();
    store.add(apiToken('prod'), { token: TOKEN });
    const changed = store.change(apiToken('prod'), { labels: [] });
    expect(changed).toMatchObject({ labels: [], revision: 2, updatedAt: clock.now() });
    expect(store.find(changed.id)).toEqual(changed);
    expect(() => store.change(apiToken('prod'), { labels: ['late'] })).toThrow(
      StaleConnectionError,
    );
    expect(store.find(changed.id)).toEqual(changed);
  });

  it('keep what the host noted, and are changed by whoever did not see that', () => {
    const { store, clock } = opened();
    store.add(apiToken('prod'), { token: TOKEN });
    clock.advance(60);
    const checked = { at: clock.now(), problem: 'TOKEN_REFUSED' };
    expect(store.note('id of prod', () => ({ status: 'revoked', checked }))).toEqual({
      ...apiToken('prod'),
      status: 'revoked',
      checked,
    });
    const changed = store.change(apiToken('prod'), { labels: [] });
    expect(changed).toMatchObject({ status: 'revoked', checked, labels: [], revision: 2 });
    expect(store.note('id of prod', () => undefined)).toEqual(changed);
    expect(store.note('nobody', () => ({ checked }))).toBeUndefined();
  });

  it('change together with their secret, or not at all', () => {
    const { store } = opened();
    store.add(apiToken('prod'), { token: 'first' });
    const scopes = ['read:user:bitbucket'];
    const changed = store.change(apiToken('prod'), { scopes }, () => ({ token: 'second' }));
    expect(store.secrets(changed)).toEqual({ version: 2, secrets: { token: 'second' } });
    expect(() =>
      store.change(changed, { scopes: [] }, () => {
        throw new Error('killed in between');
      }),
    ).toThrow('killed in between');
    expect(store.find(changed.id)).toEqual(changed);
    expect(() => store.change(apiToken('prod'), {}, () => ({ token: 'late' }))).toThrow(
      StaleConnectionError,
    );
    expect(store.secrets(changed)?.secrets).toEqual({ token: 'second' });
  });

  it('take a new secret from whoever has seen the last one', () => {
    const { store } = opened();
    const connection = apiToken('prod');
    store.add(connection, { token: 'first' });
    expect(store.replaceSecrets(connection, 1, { token: 'second' })).toBe(true);
    expect(store.replaceSecrets(connection, 1, { token: 'late' })).toBe(false);
    expect(store.secrets(connection)).toEqual({ version: 2, secrets: { token: 'second' } });
  });

  it('never rest with a secret in plain text', () => {
    const { store, database } = opened();
    store.add(apiToken('prod'), { token: TOKEN });
    const everything = ['host_connection', 'host_sealed'].map((table) =>
      database.prepare(`SELECT * FROM ${table}`).all(),
    );
    expect(JSON.stringify(everything)).toContain('ada@example.com');
    expect(JSON.stringify(everything)).not.toContain(TOKEN);
  });

  it('are held by one at a time, until the hold ends', () => {
    const { store, clock } = opened();
    const first = store.hold('refresh', 1000);
    expect(first).toBeDefined();
    expect(store.hold('refresh', 1000)).toBeUndefined();
    store.release('refresh', 'somebody else');
    expect(store.hold('refresh', 1000)).toBeUndefined();
    clock.advance(1);
    const second = store.hold('refresh', 1000);
    expect(second).toBeDefined();
    // Its time was over: what the first gives back is no longer its own.
    store.release('refresh', first ?? '');
    expect(store.hold('refresh', 1000)).toBeUndefined();
    store.release('refresh', second ?? '');
    expect(store.hold('refresh', 1000)).toBeDefined();
  });
});
