import { beforeEach, describe, expect, it } from '@jest/globals';
import { createSetupHost } from '../../../host/connected/setup-host';
import type { WorkspaceRuntime } from '../../../host/connected/workspace-runtime';
import { BITBUCKET_CLOUD } from '../../../host/connections/bitbucket-service';
import type { Connection } from '../../../host/connections/connection';
import { createConnectionHooks } from '../../../host/connections/hooks/hook-store';
import { openDatabase } from '../../../host/database';
import { createSealedStore } from '../../../host/vault/sealed-store';
import { createSecretBox } from '../../../host/vault/secret-box';
import { fakeBitbucket } from './fake-bitbucket';

const WORKSPACE = { uuid: '6c2c8d2e-0a55-4e0f-9d6e-3a3d6f0c1b11', slug: 'acme', name: 'Acme' };
const CONNECTION: Connection = {
  kind: 'access-token',
  id: 'c0ffee00-0000-4000-8000-000000000000',
  name: 'bitbucket-prod',
  description: '',
  labels: [],
  workspace: WORKSPACE,
  status: 'disabled',
  revision: 1,
  createdAt: 0,
  updatedAt: 0,
  scopes: [],
};
const ADDRESS = `https://bridge.example/hooks/bitbucket/${CONNECTION.id}`;

describe('webhooks of what does not run', () => {
  /** What was asked of which workspace, and what was closed. */
  let asked: string[];
  beforeEach(() => {
    asked = [];
  });

  const openFor = (connection: Connection) => {
    const { kind, workspace } = connection;
    const isAuthorized = kind !== 'oauth' || connection.account !== undefined;
    if (workspace === undefined || !isAuthorized) throw new RangeError('It cannot be opened.');
    const { uuid } = workspace;
    const { open } = fakeBitbucket();
    const request: typeof open.product.request = (_actor, _path, { method = 'GET' }) => {
      asked.push(`${method} ${uuid}`);
      const hook = { uuid: '{0a55}', url: ADDRESS };
      return Promise.resolve(
        method === 'GET' ? Response.json({ values: [hook] }) : new Response(null, { status: 204 }),
      );
    };
    const close = () => {
      asked.push('closed');
      return Promise.resolve();
    };
    return { ...open, product: { workspace: uuid, request }, close };
  };

  const hostWith = (running?: WorkspaceRuntime) => {
    const database = openDatabase(':memory:');
    const sealed = createSealedStore(database, createSecretBox(new Uint8Array(32)));
    const hooks = createConnectionHooks(database, sealed);
    hooks.secret(CONNECTION.id, '');
    const host = createSetupHost({
      workspaces: {
        all: () => [],
        byPages: () => undefined,
        byConnection: () => running,
        insteadOf: () => undefined,
        sync: () => Promise.resolve(),
        close: () => Promise.resolve(),
      },
      hooks,
      service: BITBUCKET_CLOUD,
      publicUrl: 'https://bridge.example',
      openConnection: openFor,
      forgetFolders: () => Promise.resolve(),
      doctor: () => Promise.resolve([]),
    });
    return { host, hooks };
  };

  it('are removed when a disabled connection is disconnected', async () => {
    const { host, hooks } = hostWith();
    expect(await host.removeHooks(CONNECTION)).toEqual([]);
    expect(asked.slice(-2)).toEqual([`DELETE ${WORKSPACE.uuid}`, 'closed']);
    expect(hooks.list(CONNECTION.id)).toEqual([]);
  });

  it('are removed at the workspace of before, not where the connection is at work now', async () => {
    const workspace = { ...WORKSPACE, uuid: '00000000-0000-4000-8000-000000000000' };
    const open = openFor({ ...CONNECTION, workspace });
    const registrar = {
      stop: async () => {
        asked.push('registration ended');
      },
    };
    const { host } = hostWith({ workspace, open, registrar } as unknown as WorkspaceRuntime);
    expect(await host.removeHooks(CONNECTION)).toEqual([]);
    expect(asked[0]).toBe('registration ended');
    expect(asked.slice(-2)).toEqual([`DELETE ${WORKSPACE.uuid}`, 'closed']);
    expect(asked.join(' ')).not.toContain(workspace.uuid);
  });

  it.each<[string, Partial<Connection>]>([
    ['a workspace', { workspace: undefined }],
    ['an authorization', { kind: 'oauth', clientId: 'key' }],
  ])('are named without %s to ask with', async (_what, lacking) => {
    const { host, hooks } = hostWith();
    const connection = { ...CONNECTION, ...lacking } as Connection;
    expect(await host.removeHooks(connection)).toMatchObject([{ code: 'HOOK_LEFT' }]);
    expect(hooks.secrets(CONNECTION.id)).toEqual([]);
  });
});
