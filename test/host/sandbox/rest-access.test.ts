import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { call } from './client';
import type { Call } from './client';
import type { RunningSandbox } from './harness';
import { SHOP as R, startShop } from './shop';
import type { Shop } from './shop';

let shop: Shop;
let running: RunningSandbox;

const get = (path: string, options: Call = {}) => call(running, 'GET', path, options);

beforeAll(async () => {
  shop = await startShop();
  running = shop.running;
});
afterAll(() => shop.close());

describe('who may see what', () => {
  it.each(['/2.0/user', R, '/2.0/repositories/sandbox'])(
    'answers 401 without a credential: %s',
    async (path) => {
      const answer = await get(path, { as: 'nobody' });
      expect(answer.status).toBe(401);
      expect(answer.body).toMatchObject({ type: 'error' });
    },
  );

  it.each([
    ['a wrong token', `Basic ${Buffer.from('admin@sandbox.example:nope').toString('base64')}`],
    ['a wrong bearer', 'Bearer nope'],
    ['no Basic at all', 'Basic ='],
  ])('answers 401 for %s', async (_what, header) => {
    const answer = await get('/2.0/user', { as: 'nobody', headers: { authorization: header } });
    expect(answer.status).toBe(401);
  });

  it('shows a private repository to members, and 404 to an outsider', async () => {
    expect((await get(R, { as: 'reader' })).status).toBe(200);
    const hidden = await get(R, { as: 'outsider' });
    const absent = await get('/2.0/repositories/sandbox/nope', { as: 'outsider' });
    expect([hidden.status, hidden.body]).toEqual([404, absent.body]);
    expect((await get('/2.0/repositories/sandbox/open-shop', { as: 'outsider' })).status).toBe(200);
    const list = await get('/2.0/repositories/sandbox?fields=values.slug', { as: 'outsider' });
    expect(list.body).toEqual({ values: [{ slug: 'open-shop' }] });
  });

  it('shows permissions to admins only', async () => {
    const { accountId } = running.sandbox.accounts.writer;
    const path = `${R}/permissions-config/users/${encodeURIComponent(accountId)}`;
    expect((await get(path)).body).toMatchObject({ permission: 'write' });
    expect((await get(path, { as: 'writer' })).status).toBe(403);
    expect((await get(`${R}/permissions-config/users`)).see.values).toHaveLength(3);
  });

  it.each([
    ['admin', 'owner', 'admin', true],
    ['writer', 'member', 'write', false],
    ['reader', 'member', 'read', false],
  ] as const)('tells %s their role', async (as, role, permission, administrator) => {
    const workspace = await get('/2.0/user/workspaces', { as });
    expect(workspace.see.values).toMatchObject([{ administrator, workspace: { slug: 'sandbox' } }]);
    expect((await get('/2.0/user/workspaces/sandbox/permission', { as })).see.permission).toBe(
      role,
    );
    const q = encodeURIComponent('repository.slug="shop"');
    const own = await get(`/2.0/user/workspaces/sandbox/permissions/repositories?q=${q}`, { as });
    expect(own.see.values).toMatchObject([{ permission, repository: { name: 'shop' } }]);
  });

  it('knows no role for an outsider', async () => {
    const as = 'outsider';
    expect((await get('/2.0/user/workspaces', { as })).see.values).toEqual([]);
    expect((await get('/2.0/user/workspaces/sandbox/permission', { as })).status).toBe(403);
    expect((await get('/2.0/workspaces/sandbox', { as })).status).toBe(404);
  });
});
