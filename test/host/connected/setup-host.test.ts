import { describe, expect, it } from '@jest/globals';
import type { WorkspaceRuntime } from '../../../host/connected/workspace-runtime';
import { createSetupHost, hasWorkspaceHook } from '../../../host/connected/setup-host';
import { createHookRegistrar } from '../../../host/connected/hook-registrar';
import { BITBUCKET_CLOUD } from '../../../host/connections/bitbucket-service';
import type { Connection } from '../../../host/connections/connection';
import { createConnectionHooks } from '../../../host/connections/hooks/hook-store';
import { openDatabase } from '../../../host/database';
import { createSealedStore } from '../../../host/vault/sealed-store';
import { createSecretBox } from '../../../host/vault/secret-box';
import { fakeBitbucket, uuidOf } from './fake-bitbucket';

const CONNECTION: Connection = {
  kind: 'access-token',
  id: 'c0ffee00-0000-4000-8000-000000000000',
  name: 'gone',
  description: '',
  labels: [],
  workspace: { uuid: '6c2c8d2e-0a55-4e0f-9d6e-3a3d6f0c1b11', slug: 'acme', name: 'Acme' },
  status: 'revoked',
  revision: 1,
  createdAt: 0,
  updatedAt: 0,
  scopes: [],
};

describe('what the set-up pages ask of the host', () => {
  const database = openDatabase(':memory:');
  const sealed = createSealedStore(database, createSecretBox(new Uint8Array(32)));
  const hooks = createConnectionHooks(database, sealed);
  /** Nothing runs at first: the credential is taken no longer. */
  let running: WorkspaceRuntime | undefined;
  const host = createSetupHost({
    workspaces: {
      all: () => [],
      byPages: () => undefined,
      byConnection: () => running,
      insteadOf: (id) => (id === CONNECTION.id ? undefined : CONNECTION),
      sync: () => Promise.resolve(),
      close: () => Promise.resolve(),
    },
    hooks,
    service: BITBUCKET_CLOUD,
    publicUrl: 'https://bridge.example',
    openConnection: () => ({
      ...fakeBitbucket().open,
      product: {
        workspace: 'w',
        request: () => Promise.resolve(new Response('', { status: 401 })),
      },
    }),
    forgetFolders: () => Promise.resolve(),
    doctor: () => Promise.resolve([]),
  });

  it('says of a connection that another one works for its workspace', () => {
    expect(host.problemOf(CONNECTION)).toBeUndefined();
    expect(host.problemOf({ ...CONNECTION, id: 'second' })).toMatchObject({
      code: 'WORKSPACE_SERVED',
      details: ['gone'],
    });
  });

  it('says which webhook stays at Bitbucket where nobody can remove it, and forgets its secret', async () => {
    expect(await host.removeHooks(CONNECTION)).toEqual([]);
    hooks.secret(CONNECTION.id, '');
    const address = `https://bridge.example/hooks/bitbucket/${CONNECTION.id}`;
    hooks.registered(CONNECTION.id, '', 'hook', address);
    expect(await host.detail(CONNECTION)).toMatchObject({
      eventsBy: 'webhooks',
      hooks: [{ at: 'acme', level: 'workspace', state: 'registered' }],
    });
    expect(await host.removeHooks(CONNECTION)).toMatchObject([{ code: 'HOOK_LEFT' }]);
    expect(hooks.secrets(CONNECTION.id)).toEqual([]);
    expect(await host.detail(CONNECTION)).toMatchObject({ eventsBy: 'polling', hooks: [] });
  });

  it.each([
    ['as it was', 'https://bridge.example', true],
    ['with a slash', 'https://bridge.example/', true],
    ['without a public address', undefined, false],
    ['with another one', 'https://other.example', false],
  ])('trusts a webhook where the host is started %s', (_how, publicUrl, isHeard) => {
    const id = `started ${String(publicUrl)}`;
    hooks.secret(id, '');
    hooks.registered(id, '', 'hook', `https://bridge.example/hooks/bitbucket/${id}`);
    expect(hasWorkspaceHook(hooks, id, publicUrl)).toBe(isHeard);
  });

  it('trusts no webhook of an earlier release, which kept no address', () => {
    const old = openDatabase(':memory:');
    old.exec(`CREATE TABLE connection_hook (connection TEXT NOT NULL, repository TEXT NOT NULL,
      uuid TEXT, last_delivery_at INTEGER, PRIMARY KEY (connection, repository));
      INSERT INTO connection_hook VALUES ('c', '', 'hook', 7)`);
    const kept = createConnectionHooks(old, sealed);
    expect(kept.list('c')).toMatchObject([{ uuid: 'hook', lastDeliveryAt: 7 }]);
    expect(hasWorkspaceHook(kept, 'c', 'https://bridge.example')).toBe(false);
  });

  it('says which repositories are without a webhook', async () => {
    const { open } = fakeBitbucket();
    const uuid = `{${uuidOf(1)}}`;
    const product: typeof open.product = {
      ...open.product,
      request: async (_who, path, init) => {
        if (!path.includes('/hooks')) return open.product.request(_who, path, init);
        // The role reaches the first repository alone.
        if (!path.includes(encodeURIComponent(uuid))) return new Response('', { status: 403 });
        return Response.json(init.method === 'POST' ? { uuid, url: '' } : { values: [] });
      },
    };
    const repositories = async function* () {
      const rows = [1, 2].map((one) => ({ uuid: uuidOf(one), slug: `shop-${one}`, name: '' }));
      yield { repositories: rows, unreadable: 0 };
    };
    const events = { index: { find: () => undefined, list: () => [] }, hurry: () => undefined };
    const registrar = createHookRegistrar({
      connection: CONNECTION,
      open: { ...open, product, repositories },
      service: BITBUCKET_CLOUD,
      hooks,
      publicUrl: 'https://bridge.example',
      clock: Date,
      onFault: () => undefined,
    });
    running = {
      registrar,
      events: { ...events, state: () => ({ state: 'done', done: 2 }) },
    } as unknown as WorkspaceRuntime;
    await host.saveHooks(CONNECTION);
    expect(await host.detail(CONNECTION)).toHaveProperty('registering.done');
    await registrar.settled();
    expect(await host.detail(CONNECTION)).not.toHaveProperty('registering');
    expect(await host.detail(CONNECTION)).toMatchObject({
      hooksProblem: { code: 'HOOK_PARTIAL', details: ['shop-2: HOOK_FORBIDDEN'] },
    });
  });
});
