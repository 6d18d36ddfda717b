import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ConnectionOf } from '../../../../host/connections/connection';
import type { ConnectionParts } from '../../../../host/connections/open';
import type { OpenConnection } from '../../../../host/connections/open-connection';
import { openAccessToken, openApiToken } from '../../../../host/connections/tokens/open-token';
import { createPermissions } from '../../../../src/bitbucket/permissions';
import type { BitbucketRequest } from '../../../../src/core/ports';
import { memoryStore } from '../memory-store';
import { NOW, startTokenLab } from './token-lab';
import type { TokenLab } from './token-lab';

const READING = ['project', 'repository', 'user', 'workspace', 'pullrequest'].map(
  (scope) => `read:${scope}:bitbucket`,
);

let lab: TokenLab;
beforeAll(async () => {
  lab = await startTokenLab();
});
afterAll(() => {
  lab.close();
});

function shared() {
  const { uuid, slug } = lab.sandbox.workspace;
  return {
    id: 'c1',
    name: 'bitbucket-prod',
    description: '',
    labels: [],
    workspace: { uuid, slug, name: 'Sandbox' },
    status: 'connected' as const,
    revision: 1,
    createdAt: NOW,
    updatedAt: NOW,
    scopes: [],
  };
}

function partsWith(store: ConnectionParts['store']): ConnectionParts {
  return { ...lab.parts, store, directory: '/nonexistent' };
}

function apiToken() {
  const { accountId, email } = lab.sandbox.accounts.admin;
  const account = { accountId, name: 'Ada Admin' };
  const connection: ConnectionOf<'api-token'> = { ...shared(), kind: 'api-token', email, account };
  const store = memoryStore<'api-token'>(connection, { token: lab.issue(READING) });
  return { connection, store, open: openApiToken(connection, partsWith(store)) };
}

function accessToken(scopes: readonly string[]) {
  const connection: ConnectionOf<'access-token'> = { ...shared(), kind: 'access-token' };
  const token = lab.issue(scopes, { kind: 'access-token' });
  const store = memoryStore<'access-token'>(connection, { token });
  return { connection, store, open: openAccessToken(connection, partsWith(store)) };
}

const AS_APP = { type: 'app' } as const;
const shop = () => `/2.0/repositories/%7B${lab.sandbox.workspace.uuid}%7D/shop`;
const asked = (open: OpenConnection, path: string, accountId?: string) =>
  open.product.request(accountId === undefined ? AS_APP : { type: 'user', accountId }, path, {});

/** As the app asks for permissions, with this account in front of its panel. */
function permissionsOf(open: OpenConnection, accountId: string) {
  const request: BitbucketRequest = (actor, path, init) =>
    open.product.request(actor === 'app' ? AS_APP : { type: 'user', accountId }, path, init ?? {});
  return createPermissions(request);
}

describe('a connection by API token', () => {
  it('asks as the account that the token is of, and as nobody else', async () => {
    const { open } = apiToken();
    const { admin, reader } = lab.sandbox.accounts;
    expect(open.account).toEqual({ accountId: admin.accountId, name: 'Ada Admin' });
    expect((await asked(open, shop())).status).toBe(200);
    expect((await asked(open, shop(), admin.accountId)).status).toBe(200);
    expect((await asked(open, shop(), reader.accountId)).status).toBe(401);
    const { uuid: workspace } = lab.sandbox.workspace;
    const permissions = permissionsOf(open, admin.accountId);
    expect(await permissions.workspaceOwner('user', workspace)).toBe(true);
  });

  it('lists repositories and branches', async () => {
    const { open } = apiToken();
    const pages = [];
    for await (const page of open.repositories('changed')) pages.push(page);
    expect(pages).toMatchObject([{ repositories: [{ slug: 'shop' }], unreadable: 0, total: 1 }]);
    const repository = pages[0]?.repositories[0];
    expect(repository && (await open.heads(repository))).toEqual([]);
  });

  it('takes a token that was replaced at once, and none that was removed', async () => {
    const { open, store, connection } = apiToken();
    store.put(connection, { token: 'ATATTrevoked' });
    expect((await asked(open, shop())).status).toBe(401);
    store.put(connection, { token: lab.issue(READING) });
    expect((await asked(open, shop())).status).toBe(200);
    store.remove('c1');
    await expect(asked(open, shop())).rejects.toMatchObject({ code: 'TOKEN_REFUSED' });
  });

  it('is revoked where Bitbucket takes its token no longer, and not for one resource', async () => {
    const { open, store, connection } = apiToken();
    const { requests } = lab.sandbox.faults;
    requests.next({ kind: 'status', status: 401 }, { path: '/shop$' });
    expect((await asked(open, shop())).status).toBe(401);
    expect(store.find('c1')).toEqual(connection);
    lab.asked.length = 0;
    store.put(connection, { token: 'ATATTrevoked' });
    const answers = await Promise.all([asked(open, shop()), asked(open, `${shop()}/refs`)]);
    expect(answers.map(({ status }) => status)).toEqual([401, 401]);
    expect(store.find('c1')).toMatchObject({
      status: 'revoked',
      checked: { at: NOW, problem: 'TOKEN_REFUSED' },
    });
    expect(lab.asked.map(({ url }) => new URL(url).pathname)).toContain('/2.0/user');
    expect(lab.asked).toHaveLength(3);
  });

  it('says that its token has expired, where somebody entered when it does', async () => {
    const { open, store, connection } = apiToken();
    store.put({ ...connection, expiresAt: NOW }, { token: 'ATATTexpired' });
    await asked(open, shop());
    expect(store.find('c1')).toMatchObject({ checked: { problem: 'TOKEN_EXPIRED' } });
  });

  it('stays as the operator left it, disabled or with another token', async () => {
    const { open, store, connection } = apiToken();
    const disabled = { ...connection, status: 'disabled' as const };
    store.put(disabled, { token: 'ATATTrevoked' });
    await asked(open, shop());
    expect(store.find('c1')).toEqual(disabled);
    const late = asked(open, shop());
    store.put(connection, { token: lab.issue(READING) });
    expect((await late).status).toBe(200);
  });

  it('checks what is stored', async () => {
    const { open, store, connection } = apiToken();
    const [token, reading] = await open.check();
    expect([token, reading]).toMatchObject([{ found: 'Ada Admin' }, { state: 'ok' }]);
    store.put({ ...connection, expiresAt: NOW + 1000 }, { token: lab.issue(READING) });
    const expiry = (await open.check()).find(({ what }) => what === 'Expiry');
    expect(expiry).toMatchObject({ problem: 'TOKEN_EXPIRES_SOON', details: ['1 day'] });
    store.remove('c1');
    expect((await open.check())[0]).toMatchObject({ state: 'failed', problem: 'TOKEN_MALFORMED' });
  });

  it('is not opened without a workspace', () => {
    const { connection, store } = apiToken();
    const { workspace: _workspace, ...unfinished } = connection;
    expect(() => openApiToken(unfinished, partsWith(store))).toThrow(RangeError);
  });
});

describe('a connection by access token', () => {
  it('has the operator for its account, who owns what the token reads', async () => {
    const { open } = accessToken(['repository']);
    const { uuid: workspace } = lab.sandbox.workspace;
    const [own] = lab.sandbox.repositories();
    const uuid = own?.uuid ?? '';
    const permissions = permissionsOf(open, 'operator:c1');
    expect(open.account.accountId).toBe('operator:c1');
    expect(await permissions.workspaceOwner('user', workspace)).toBe(true);
    expect(await permissions.repositoryRole('user', { workspace, uuid })).toBe('admin');
    const absent = '99999999-2222-4333-8444-555555555555';
    expect(await permissions.repositoryRole('user', { workspace, uuid: absent })).toBe('none');
    const stranger = permissionsOf(open, 'somebody');
    expect(await stranger.workspaceOwner('user', workspace)).toBe(false);
  });

  it('asks Bitbucket for all else, within the workspace', async () => {
    const { open } = accessToken(['repository']);
    expect((await asked(open, shop(), 'operator:c1')).status).toBe(200);
    expect((await asked(open, `${shop()}/pullrequests`, 'operator:c1')).status).toBe(403);
    const other = asked(open, '/2.0/user/workspaces/other/permission', 'operator:c1');
    await expect(other).rejects.toMatchObject({ code: 'OTHER_WORKSPACE' });
  });
});
