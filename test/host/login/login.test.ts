import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Hono } from 'hono';
import { openDatabase } from '../../../host/database';
import { createLeftSessions } from '../../../host/login/left-sessions';
import { createLogin } from '../../../host/login/login';
import { manualClock } from '../platform/test-platform';
import { temporaryFolder } from '../sandbox/harness';

const TOKEN = 'an-admin-token-of-more-than-32-characters';
const ORIGIN = 'https://bridge.example';
const JSON_TYPE = { 'Content-Type': 'application/json' };

function site(adminToken = TOKEN, database = openDatabase(':memory:')) {
  const clock = manualClock();
  const left = createLeftSessions(database, clock);
  const login = createLogin({ adminToken, sessionKey: 'k'.repeat(32), clock, left, secure: true });
  const app = new Hono()
    .use('*', login.keepOut)
    .route('/', login.routes)
    .get('/page', async (c) => c.json(await login.access.page(c)))
    .post('/call', login.access.guard, (c) => c.json({ done: true }))
    .get('/hooks/bitbucket/one', (c) => c.text('hook'))
    .get('/login-other', (c) => c.text('secret page'));
  const send = (path: string, init: RequestInit = {}) =>
    app.fetch(new Request(ORIGIN + path, init));
  const enter = (token: string, headers: Record<string, string> = {}) =>
    send('/login', {
      method: 'POST',
      headers: { ...JSON_TYPE, ...headers },
      body: JSON.stringify({ token }),
    });
  const cookieOf = (response: Response): string =>
    response.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; ');
  return { clock, send, enter, cookieOf };
}

describe('beyond loopback', () => {
  it.each(['/page', '/', '/login-other', '/integrations/bitbucket'])(
    'leads who is not logged in to the form: %s',
    async (path) => {
      const response = await site().send(path);
      expect(response.status).toBe(303);
      expect(response.headers.get('location')).toBe(`/login?next=${encodeURIComponent(path)}`);
    },
  );

  it('refuses calls, and lets through what has a check of its own', async () => {
    const { send } = site();
    expect((await send('/call', { method: 'POST', headers: JSON_TYPE })).status).toBe(401);
    expect((await send('/page', { headers: { 'sec-fetch-mode': 'cors' } })).status).toBe(401);
    expect(await (await send('/hooks/bitbucket/one')).text()).toBe('hook');
  });

  it('gives a session for the admin token, in a cookie that no script and no other site gets', async () => {
    const { send, enter, cookieOf } = site();
    const entered = await enter(TOKEN);
    expect(entered.status).toBe(200);
    const [, ...attributes] = (entered.headers.getSetCookie()[0] ?? '').split('; ');
    expect(attributes.sort()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Strict', 'Secure']);
    const page = await send('/page', { headers: { cookie: cookieOf(entered) } });
    expect(await page.json()).toEqual({
      canLogOut: true,
      token: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(JSON.stringify([...entered.headers])).not.toContain(TOKEN);
  });

  it.each([
    ['another token', { token: `${TOKEN.slice(0, -1)}x` }],
    ['none', {}],
    ['no text', { token: 7 }],
  ])('refuses %s', async (_what, body) => {
    const { send } = site();
    const response = await send('/login', {
      method: 'POST',
      headers: JSON_TYPE,
      body: JSON.stringify(body),
    });
    expect(response.status).toBe(401);
    expect(response.headers.get('set-cookie')).toBeNull();
    expect(await response.json()).toMatchObject({ problem: { code: 'LOGIN_REFUSED' } });
  });

  it('slows down who guesses: even the right token waits then', async () => {
    const { enter, clock } = site();
    for (let guess = 0; guess < 5; guess += 1) expect((await enter('wrong')).status).toBe(401);
    const late = await enter(TOKEN);
    expect([late.status, late.headers.get('retry-after')]).toEqual([429, '10']);
    clock.advance(10);
    expect((await enter('wrong again')).status).toBe(401);
    expect((await enter(TOKEN)).headers.get('retry-after')).toBe('20');
    clock.advance(20);
    expect((await enter(TOKEN)).status).toBe(200);
    expect((await enter('one typing error')).status).toBe(401);
    expect((await enter(TOKEN)).status).toBe(200);
  });

  it('counts guesses whose heads all came before the first body', async () => {
    const { send } = site();
    const bodies: (() => void)[] = [];
    const answers = Array.from({ length: 50 }, async (_none, guess) => {
      const body = new ReadableStream({
        start: (stream) => {
          bodies.push(() => {
            stream.enqueue(new TextEncoder().encode(JSON.stringify({ token: `guess ${guess}` })));
            stream.close();
          });
        },
      });
      return send('/login', { method: 'POST', headers: JSON_TYPE, body, duplex: 'half' });
    });
    for (const arrive of bodies) arrive();
    const statuses = (await Promise.all(answers)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(45);
  });

  it('lets a browser that was in before try, however much others guess', async () => {
    const { send, enter, cookieOf } = site();
    const cookie = cookieOf(await enter(TOKEN));
    for (let guess = 0; guess < 5; guess += 1) await enter('a guess');
    expect((await enter(TOKEN)).status).toBe(429);
    expect((await enter(TOKEN, { cookie })).status).toBe(200);
    for (let guess = 0; guess < 5; guess += 1) await enter('a guess', { cookie });
    expect((await enter(TOKEN, { cookie })).status).toBe(429);
    const asSession = cookie.split('sbom_bridge_known_80').at(-1) ?? '';
    const taken = { cookie: `sbom_bridge_operator_80${asSession}` };
    expect((await send('/page', { headers: taken })).status).toBe(303);
    const forged = { cookie: cookie.replaceAll(/\.[^;.]+(;|$)/g, '.x$1') };
    expect((await enter(TOKEN, forged)).status).toBe(429);
  });

  it('ends a session for good where somebody logs out', async () => {
    const database = openDatabase(':memory:');
    const { send, enter, cookieOf } = site(TOKEN, database);
    const cookie = cookieOf(await enter(TOKEN));
    const other = cookieOf(await enter(TOKEN));
    const left = await send('/logout', { method: 'POST', headers: { ...JSON_TYPE, cookie } });
    expect(left.headers.get('set-cookie')).toContain('Max-Age=0');
    expect((await send('/page', { headers: { cookie } })).status).toBe(303);
    expect((await send('/page', { headers: { cookie: other } })).status).toBe(200);
    const restarted = site(TOKEN, database);
    expect((await restarted.send('/page', { headers: { cookie } })).status).toBe(303);
    expect((await restarted.send('/page', { headers: { cookie: other } })).status).toBe(200);
  });

  it('ends a session also while another process holds the database', async () => {
    const folder = temporaryFolder();
    const file = join(folder.path, 'host.db');
    const { send, enter, cookieOf } = site(TOKEN, openDatabase(file, 1));
    const cookie = cookieOf(await enter(TOKEN));
    const holder = openDatabase(file);
    holder.exec('BEGIN IMMEDIATE');
    const left = await send('/logout', { method: 'POST', headers: { ...JSON_TYPE, cookie } });
    holder.exec('ROLLBACK');
    expect([left.status, left.headers.get('set-cookie')]).toEqual([
      200,
      expect.stringContaining('Max-Age=0'),
    ]);
    expect((await send('/page', { headers: { cookie } })).status).toBe(303);
    const next = cookieOf(await enter(TOKEN));
    await send('/logout', { method: 'POST', headers: { ...JSON_TYPE, cookie: next } });
    const restarted = site(TOKEN, openDatabase(file));
    expect((await restarted.send('/page', { headers: { cookie } })).status).toBe(303);
    folder.dispose();
  });

  it('takes a call with the token of the page, from this origin, and no other', async () => {
    const { send, enter, cookieOf } = site();
    const cookie = cookieOf(await enter(TOKEN));
    const { token } = (await (await send('/page', { headers: { cookie } })).json()) as {
      token: string;
    };
    const call = async (headers: Record<string, string>) =>
      (await send('/call', { method: 'POST', headers: { cookie, ...headers } })).status;
    const good = { ...JSON_TYPE, 'x-bridge-token': token, 'sec-fetch-site': 'same-origin' };
    expect(await call(good)).toBe(200);
    expect(await call({ ...good, 'x-bridge-token': token.replace(/^./, 'z') })).toBe(403);
    expect(await call({ ...JSON_TYPE })).toBe(403);
    expect(await call({ ...good, 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await call({ ...good, 'Content-Type': 'text/plain' })).toBe(403);
    expect(await call({ ...good, cookie: '' })).toBe(401);
  });

  it('does not let another site’s form log somebody in', async () => {
    const { enter } = site();
    expect((await enter(TOKEN, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await enter(TOKEN, { 'Content-Type': 'text/plain' })).status).toBe(403);
  });

  it('ends a session after twelve hours, and with another admin token', async () => {
    const { send, enter, cookieOf, clock } = site();
    const cookie = cookieOf(await enter(TOKEN));
    expect((await send('/page', { headers: { cookie } })).status).toBe(200);
    const other = site(`${TOKEN}-new`);
    expect((await other.send('/page', { headers: { cookie } })).status).toBe(303);
    clock.advance(12 * 60 * 60);
    expect((await send('/page', { headers: { cookie } })).status).toBe(303);
  });
});

describe('on loopback', () => {
  it('begins a session by itself; calls still need the token of the page', async () => {
    const { cookieOf } = site();
    const loopback = createLogin({
      adminToken: undefined,
      sessionKey: 'k'.repeat(32),
      clock: Date,
      left: createLeftSessions(openDatabase(':memory:'), Date),
      secure: false,
    });
    const app = new Hono()
      .use('*', loopback.keepOut)
      .get('/page', async (c) => c.json(await loopback.access.page(c)))
      .post('/call', loopback.access.guard, (c) => c.json({ done: true }));
    const page = await app.fetch(new Request('http://127.0.0.1:1/page'));
    const { token } = (await page.json()) as { token: string };
    const call = (headers: Record<string, string>) =>
      app.fetch(
        new Request('http://127.0.0.1:1/call', {
          method: 'POST',
          headers: { ...JSON_TYPE, cookie: cookieOf(page), ...headers },
        }),
      );
    expect((await call({ 'x-bridge-token': token })).status).toBe(200);
    expect((await call({})).status).toBe(403);
  });
});
