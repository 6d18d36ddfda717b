import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { IssuedCredential } from '../../../../host/sandbox/bitbucket/credentials';
import { call } from '../client';
import { git } from '../harness';
import { SHOP as R, startShop } from '../shop';
import type { Shop } from '../shop';

let shop: Shop;
beforeAll(async () => {
  shop = await startShop();
});
afterAll(() => shop.close());

const REPOSITORY = 'read:repository:bitbucket';

function person(scopes: readonly string[], more: Partial<IssuedCredential> = {}) {
  const account = shop.running.sandbox.accounts.admin;
  const secret = shop.running.sandbox.issued.issue({
    kind: 'api-token',
    actor: { kind: 'account', account },
    scopes,
    ...more,
  });
  return { secret, basic: basic(account.email, secret) };
}

function bearer(kind: 'oauth' | 'access-token', scopes: readonly string[], slugs?: string[]) {
  const { sandbox } = shop.running;
  const repositories = sandbox
    .repositories()
    .flatMap((one) => (slugs?.includes(one.slug) === true ? [one.uuid] : []));
  return sandbox.issued.issue({
    kind,
    actor:
      kind === 'oauth'
        ? { kind: 'account', account: sandbox.accounts.admin }
        : { kind: 'access-token' },
    scopes,
    ...(slugs !== undefined && { repositories }),
  });
}

function basic(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

async function get(path: string, authorization: string) {
  const answer = await call(shop.running, 'GET', path, {
    as: 'nobody',
    headers: { authorization },
  });
  return { ...answer, held: answer.headers.get('x-oauth-scopes') };
}

describe('an issued API token', () => {
  it('does what its scopes allow, and is told what is missing', async () => {
    const { basic: header } = person([REPOSITORY]);
    const allowed = await get(R, header);
    expect([allowed.status, allowed.held]).toEqual([200, REPOSITORY]);
    expect(allowed.headers.get('x-accepted-oauth-scopes')).toBe('repository');
    expect(allowed.headers.get('x-credential-type')).toBe('api_token');
    const refused = await get(`${R}/pullrequests`, header);
    expect([refused.status, refused.held]).toEqual([403, REPOSITORY]);
    expect(refused.body).toEqual({
      type: 'error',
      error: {
        message: 'Your credentials lack one or more required privilege scopes.',
        detail: { granted: [REPOSITORY], required: ['read:pullrequest:bitbucket'] },
      },
    });
  });

  it('holds nothing that it does not name: writing is not reading', async () => {
    const { basic: header } = person(['write:repository:bitbucket']);
    expect((await get(R, header)).status).toBe(403);
  });

  it.each([
    ['without any scope', () => person([]).basic],
    ['after its end', () => person([REPOSITORY], { expiresAt: 1 }).basic],
    [
      'with another account’s e-mail',
      () => basic('writer@sandbox.example', person([REPOSITORY]).secret),
    ],
    ['as Bearer', () => `Bearer ${person([REPOSITORY]).secret}`],
    [
      'after it was revoked',
      () => {
        const { secret, basic: header } = person([REPOSITORY]);
        shop.running.sandbox.issued.revoke(secret);
        return header;
      },
    ],
  ])('is not taken %s', async (_how, header) => {
    const answer = await get(R, header());
    expect([answer.status, answer.held]).toEqual([401, null]);
    expect(answer.headers.get('x-accepted-oauth-scopes')).toBe('repository');
  });

  it('clones with a scope to read, and pushes with one to write', async () => {
    const { secret } = person([REPOSITORY]);
    const remote = shop.running.remote('shop', 'x-bitbucket-api-token-auth', secret);
    expect(await git('/', 'ls-remote', remote, 'refs/heads/main')).toContain(shop.first);
    const writes = person(['write:repository:bitbucket']).secret;
    const writer = shop.running.remote('shop', 'x-bitbucket-api-token-auth', writes);
    await expect(git('/', 'ls-remote', writer)).rejects.toThrow('403');
  });
});

describe('a classic credential', () => {
  it('holds what its scopes include', async () => {
    const header = `Bearer ${bearer('oauth', ['pullrequest:write'])}`;
    const read = await get(R, header);
    expect([read.status, read.held]).toEqual([200, 'pullrequest:write']);
    expect(read.headers.get('x-credential-type')).toBe('oauth2');
    const user = await get('/2.0/user', header);
    expect([user.status, user.body]).toMatchObject([
      403,
      { error: { detail: { granted: ['pullrequest:write'], required: ['account'] } } },
    ]);
  });

  it('does not say its scopes where it is an access token', async () => {
    const answer = await get(R, `Bearer ${bearer('access-token', ['repository'])}`);
    expect([answer.status, answer.held]).toEqual([200, null]);
    expect(answer.headers.get('x-credential-type')).toBe('workspace_access_token');
  });

  it('sees its own repository alone where it is that one’s', async () => {
    const token = bearer('access-token', ['repository'], ['shop']);
    const header = `Bearer ${token}`;
    expect((await get(R, header)).status).toBe(200);
    expect((await get('/2.0/repositories/sandbox/empty', header)).status).toBe(404);
    expect((await get('/2.0/workspaces/sandbox', header)).status).toBe(404);
    const remote = shop.running.remote('shop', 'x-token-auth', token);
    expect(await git('/', 'ls-remote', remote, 'refs/heads/main')).toContain(shop.first);
    const hidden = shop.running.remote('empty', 'x-token-auth', token);
    await expect(git('/', 'ls-remote', hidden)).rejects.toThrow('not found');
  });
});

describe('what is gone', () => {
  it.each(['/2.0/workspaces', '/2.0/repositories', '/2.0/user/permissions/workspaces'])(
    'is answered with 410 and the announcement: %s',
    async (path) => {
      const { email, apiToken } = shop.running.sandbox.credentials;
      const answer = await get(path, basic(email, apiToken));
      expect(answer.status).toBe(410);
      expect(answer.body).toMatchObject({
        error: { data: { announcement_url: expect.stringContaining('CHANGE-2770') } },
      });
    },
  );
});
