import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { call } from '../client';
import { startSandbox } from '../harness';
import type { RunningSandbox } from '../harness';

const WORKSPACE = '/2.0/workspaces/sandbox/hooks';
const SHOP = '/2.0/repositories/sandbox/shop/hooks';
const HOOK = {
  description: 'Ours',
  url: 'http://127.0.0.1:1/hooks',
  active: true,
  secret: 'a secret of ours',
  events: ['repo:push'],
};

describe('webhook subscriptions', () => {
  let running: RunningSandbox;
  beforeAll(async () => {
    running = await startSandbox();
    await running.sandbox.createRepository({ slug: 'shop' });
    await running.sandbox.createRepository({ slug: 'other' });
  });
  afterAll(() => running.close());

  it.each([WORKSPACE, SHOP])('are made, read, changed and deleted at %s', async (path) => {
    const made = await call(running, 'POST', path, { body: HOOK });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ url: HOOK.url, active: true, secret_set: true });
    expect(made.text).not.toContain(HOOK.secret);

    const one = `${path}/${encodeURIComponent(made.see.uuid)}`;
    expect(made.headers.get('location')).toBe(running.origin + one);
    expect((await call(running, 'GET', one)).body).toEqual(made.body);
    expect((await call(running, 'GET', path)).body).toMatchObject({ values: [made.body] });

    const kept = await call(running, 'PUT', one, { body: { active: false } });
    expect(kept.body).toMatchObject({ active: false, secret_set: true, events: ['repo:push'] });
    const bare = await call(running, 'PUT', one, { body: { secret: null }, wrong: true });
    expect(bare.body).toMatchObject({ secret_set: false });

    expect((await call(running, 'DELETE', one)).status).toBe(204);
    expect((await call(running, 'GET', one)).status).toBe(404);
  });

  it.each([
    ['an event that nobody knows', { ...HOOK, events: ['repo:exploded'] }],
    ['no event', { ...HOOK, events: [] }],
    ['an address outside this machine', { ...HOOK, url: 'https://hooks.example/x' }],
    ['no address', { ...HOOK, url: 'nowhere' }],
    ['a secret of 129 characters', { ...HOOK, secret: 's'.repeat(129) }],
  ])('are refused with %s', async (_what, body) => {
    const answer = await call(running, 'POST', SHOP, { body, wrong: true });
    expect(answer.status).toBe(400);
    expect(answer.see.fields).toHaveLength(1);
  });

  it('of the workspace are its owners’ affair, of a repository its admins’', async () => {
    for (const as of ['writer', 'reader', 'access-token'] as const) {
      expect((await call(running, 'GET', WORKSPACE, { as })).status).toBe(403);
    }
    expect((await call(running, 'POST', SHOP, { as: 'writer', body: HOOK })).status).toBe(403);
    expect((await call(running, 'GET', SHOP, { as: 'access-token' })).status).toBe(200);
    expect((await call(running, 'GET', SHOP, { as: 'outsider' })).status).toBe(404);
  });

  it('belong to one repository, and end with it', async () => {
    const made = await call(running, 'POST', '/2.0/repositories/sandbox/other/hooks', {
      body: HOOK,
    });
    const elsewhere = `${SHOP}/${encodeURIComponent(made.see.uuid)}`;
    expect((await call(running, 'GET', elsewhere)).status).toBe(404);
    const repository = running.sandbox.repositories().find(({ slug }) => slug === 'other');
    await running.sandbox.deleteRepository(repository?.uuid ?? '');
    const uuid = made.see.uuid.replace(/[{}]/g, '');
    expect(running.sandbox.hooks.subscriptions.find(uuid)).toBeUndefined();
  });

  it('can be to events that anybody may list', async () => {
    const subjects = await call(running, 'GET', '/2.0/hook_events', { as: 'nobody' });
    expect(subjects.status).toBe(200);
    const path = '/2.0/hook_events/workspace?pagelen=100';
    const events = await call(running, 'GET', path, { as: 'nobody' });
    expect(events.body).toMatchObject({
      values: expect.arrayContaining([
        expect.objectContaining({ event: 'pullrequest:fulfilled' }),
      ]) as unknown,
    });
    expect((await call(running, 'GET', '/2.0/hook_events/team', { wrong: true })).status).toBe(404);
  });
});
