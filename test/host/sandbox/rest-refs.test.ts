import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { call } from './client';
import type { Call } from './client';
import type { RunningSandbox } from './harness';
import { BRANCH, SHOP as R, startShop } from './shop';
import type { Shop } from './shop';

let shop: Shop;
let running: RunningSandbox;
let first: string;
let second: string;

const get = (path: string, options: Call = {}) => call(running, 'GET', path, options);

beforeAll(async () => {
  shop = await startShop();
  running = shop.running;
  first = shop.first;
  second = shop.second;
});
afterAll(() => shop.close());

describe('repositories and refs', () => {
  it('answers by slug and by uuid, and says the scopes of the token', async () => {
    const answer = await get(R);
    expect(answer.body).toMatchObject({ full_name: 'sandbox/shop', mainbranch: { name: 'main' } });
    expect(answer.headers.get('x-oauth-scopes')).toContain('read:repository:bitbucket');
    const { uuid } = answer.see;
    const workspace = encodeURIComponent(`{${running.sandbox.workspace.uuid}}`);
    const again = await get(`/2.0/repositories/${workspace}/${encodeURIComponent(uuid)}`);
    expect(again.body).toEqual(answer.body);
    expect((await get('/2.0/repositories/sandbox/empty')).body).toMatchObject({ mainbranch: null });
    expect((await get('/2.0/workspaces/sandbox')).body).toMatchObject({ slug: 'sandbox' });
    expect((await get('/2.0/user', { as: 'access-token' })).body).toMatchObject({
      type: 'app_user',
    });
  });

  it('lists with filter, order and pages', async () => {
    const q = encodeURIComponent('slug ~ "SHOP" AND updated_on > 2020-01-01');
    const answer = await get(`/2.0/repositories/sandbox?q=${q}&sort=-slug&pagelen=1`);
    expect(answer.body).toMatchObject({ size: 2, page: 1, values: [{ slug: 'shop' }] });
    expect(answer.see.next).toMatch(new RegExp(`^${running.origin}/2\\.0/repositories/sandbox\\?`));
    const next = await get(answer.see.next.slice(running.origin.length));
    expect(next.body).toMatchObject({ page: 2, values: [{ slug: 'open-shop' }] });
    expect(next.body).not.toHaveProperty('next');
  });

  it.each([
    'q=nope="x"',
    'q=slug',
    'q=slug="a" AND',
    'sort=nope',
    'pagelen=101',
    'pagelen=0',
    'page=x',
  ])('answers 400 for %s', async (query) => {
    expect((await get(`/2.0/repositories/sandbox?${query}`)).status).toBe(400);
  });

  it('has branches and tags, annotated and not', async () => {
    const branches = await get(`${R}/refs/branches?sort=-name`);
    expect(branches.see.values.map((one) => one.name)).toEqual(['main', BRANCH]);
    const branch = await get(`${R}/refs/branches/${encodeURIComponent(BRANCH)}`);
    expect(branch.see.target).toMatchObject({ hash: second, parents: [{ hash: first }] });
    expect((await get(`${R}/refs/branches/nope`)).status).toBe(404);
    const tags = await get(`${R}/refs/tags?q=${encodeURIComponent('name ~ "v1"')}`);
    expect(tags.see.values).toMatchObject([
      { message: 'First release\n', target: { hash: first } },
    ]);
    expect((await get(`${R}/refs/tags/light`)).body).toMatchObject({ tagger: null, message: null });
    expect((await get(`${R}/refs`)).see.size).toBe(4);
  });

  it('makes and deletes branches, and announces it', async () => {
    running.events.length = 0;
    const body = { name: 'release/1', target: { hash: second.slice(0, 12) } };
    const made = await call(running, 'POST', `${R}/refs/branches`, { body, as: 'writer' });
    expect([made.status, made.see.target.hash]).toEqual([201, second]);
    const twice = await call(running, 'POST', `${R}/refs/branches`, { body });
    expect(twice.status).toBe(400);
    const denied = await call(running, 'DELETE', `${R}/refs/branches/release%2F1`, {
      as: 'reader',
    });
    expect(denied.status).toBe(403);
    const gone = await call(running, 'DELETE', `${R}/refs/branches/release%2F1`);
    expect(gone.status).toBe(204);
    expect(running.events.map((event) => event['push'])).toMatchObject([
      { ref: 'release/1', created: true, closed: false, after: second, commits: [] },
      { ref: 'release/1', created: false, closed: true, before: second },
    ]);
    expect((await call(running, 'DELETE', `${R}/refs/branches/main`)).status).toBe(400);
  });

  it.each(['a b', '-x', 'a..b', 'x.lock', 'a~1', 'refs@{x'])(
    'refuses the branch name %s',
    async (name) => {
      const body = { name, target: { hash: first } };
      expect((await call(running, 'POST', `${R}/refs/branches`, { body })).status).toBe(400);
    },
  );

  it('has a branching model', async () => {
    for (const path of ['branching-model', 'effective-branching-model']) {
      const { body } = await get(`${R}/${path}`);
      expect(body).toMatchObject({
        development: { name: 'main', branch: { target: { hash: first } } },
        branch_types: [{}, {}, {}, {}],
      });
    }
    const empty = await get('/2.0/repositories/sandbox/empty/branching-model');
    expect(empty.body).toMatchObject({ development: { name: 'main' } });
    expect(empty.body).not.toHaveProperty('development.branch');
  });
});
