import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import type { OAuthConsumer } from '../../../host/sandbox/bitbucket/oauth/consumers';
import { authorizeBy } from './authorize';
import { startSandbox } from './harness';
import type { RunningSandbox } from './harness';

const CALLBACK = 'http://127.0.0.1:9/callback';
const answers = z.looseObject({
  access_token: z.string().optional(),
  refresh_token: z.string().optional(),
  scope: z.string().optional(),
  error: z.string().optional(),
});

let running: RunningSandbox;
let consumer: OAuthConsumer;
beforeAll(async () => {
  running = await startSandbox();
  consumer = running.sandbox.oauth.addConsumer({ callbackUrl: CALLBACK });
});
afterAll(() => running.close());

const authorizeAddress = (query: Record<string, string> = {}): string =>
  `${running.origin}/site/oauth2/authorize?${new URLSearchParams({
    client_id: consumer.key,
    response_type: 'code',
    state: 's1',
    ...query,
  }).toString()}`;

async function ask(form: Record<string, string>, by: Partial<OAuthConsumer> = {}) {
  const { key, secret } = { ...consumer, ...by };
  const response = await fetch(`${running.origin}/site/oauth2/access_token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${key}:${secret}`).toString('base64')}` },
    body: new URLSearchParams(form),
  });
  return { status: response.status, ...answers.parse(await response.json()) };
}

const code = async () =>
  (await authorizeBy(running, authorizeAddress())).searchParams.get('code') ?? '';
const exchange = async () => ask({ grant_type: 'authorization_code', code: await code() });
const refresh = (token = '') => ask({ grant_type: 'refresh_token', refresh_token: token });
const user = (token = '') =>
  fetch(`${running.origin}/2.0/user`, { headers: { authorization: `Bearer ${token}` } });

describe('the authorize page', () => {
  it('says what is asked for, and lets its form lead to the callback alone', async () => {
    const page = await fetch(authorizeAddress());
    expect(await page.text()).toContain('Register and manage webhooks');
    expect(page.headers.get('content-security-policy')).toContain(
      "form-action 'self' http://127.0.0.1:9;",
    );
  });

  it('leads back with code and state, or with what was denied', async () => {
    const granted = await authorizeBy(running, authorizeAddress());
    expect(granted.origin + granted.pathname).toBe(CALLBACK);
    expect([...granted.searchParams.keys()].sort()).toEqual(['code', 'state']);
    const denied = await authorizeBy(running, authorizeAddress(), { decision: 'deny' });
    expect(denied.searchParams.get('error')).toBe('access_denied');
    expect(denied.searchParams.get('state')).toBe('s1');
  });

  it.each([
    ['an unknown consumer', { client_id: 'nobody' }],
    ['an address that was not registered', { redirect_uri: 'https://evil.example/' }],
  ])('leads nowhere for %s', async (_what, query) => {
    const answer = await fetch(authorizeAddress(query), { redirect: 'manual' });
    expect(answer.status).toBe(400);
  });

  it('takes no form from elsewhere', async () => {
    const form = { client_id: consumer.key, state: 's', as: 'admin', decision: 'grant' };
    const answer = await fetch(`${running.origin}/site/oauth2/authorize`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: running.origin },
      body: new URLSearchParams(form),
    });
    expect(answer.status).toBe(403);
  });
});

describe('the token endpoint', () => {
  it('gives tokens for a code, once', async () => {
    const given = await code();
    const first = await ask({ grant_type: 'authorization_code', code: given });
    expect(first).toMatchObject({
      status: 200,
      token_type: 'bearer',
      expires_in: 7200,
      scope: 'account repository pullrequest webhook',
    });
    expect((await user(first.access_token)).status).toBe(200);
    expect(await ask({ grant_type: 'authorization_code', code: given })).toMatchObject({
      status: 400,
      error: 'invalid_grant',
    });
  });

  it('rotates refresh tokens: the old one is dead at once', async () => {
    const { refresh_token: first } = await exchange();
    const second = await refresh(first);
    expect((await user(second.access_token)).status).toBe(200);
    expect(await refresh(first)).toMatchObject({ status: 400, error: 'invalid_grant' });
    expect(await refresh(second.refresh_token)).toMatchObject({ status: 200 });
  });

  it('gives a private consumer a token without a refresh token, and another none', async () => {
    const answer = await ask({ grant_type: 'client_credentials' });
    expect([answer.status, 'refresh_token' in answer]).toEqual([200, false]);
    const open = running.sandbox.oauth.addConsumer({ callbackUrl: CALLBACK, isPrivate: false });
    expect(await ask({ grant_type: 'client_credentials' }, open)).toMatchObject({
      status: 400,
      error: 'unauthorized_client',
    });
  });

  it.each([
    ['a wrong secret', { secret: 'wrong' }, 401, 'invalid_client'],
    ['an unknown key', { key: 'nobody' }, 401, 'invalid_client'],
  ])('refuses %s', async (_what, by, status, error) => {
    expect(await ask({ grant_type: 'client_credentials' }, by)).toMatchObject({ status, error });
  });

  it('refuses other grants, and codes of other consumers', async () => {
    expect(await ask({ grant_type: 'password' })).toMatchObject({
      status: 400,
      error: 'unsupported_grant_type',
    });
    const other = running.sandbox.oauth.addConsumer({ callbackUrl: CALLBACK });
    expect(
      await ask({ grant_type: 'authorization_code', code: await code() }, other),
    ).toMatchObject({ error: 'invalid_grant' });
  });

  it('forgets what a person revoked', async () => {
    const { access_token: access, refresh_token: token } = await exchange();
    expect(running.sandbox.oauth.revokeGrants({ consumer: consumer.key })).toBeGreaterThan(0);
    expect(await refresh(token)).toMatchObject({ error: 'invalid_grant' });
    expect((await user(access)).status).toBe(401);
  });

  it('goes wrong as planned', async () => {
    const { faults } = running.sandbox.oauth;
    faults.next({ kind: 'expired-code' });
    expect(await exchange()).toMatchObject({ error: 'invalid_grant' });
    faults.next({ kind: 'scopes', scopes: ['repository'] });
    expect(await exchange()).toMatchObject({ scope: 'repository' });
    faults.next({ kind: 'granular' });
    expect((await exchange()).scope).toContain('read:user:bitbucket read:workspace:bitbucket');
    const { refresh_token: token } = await exchange();
    faults.next({ kind: 'lost' });
    await expect(refresh(token)).rejects.toThrow();
    expect(await refresh(token)).toMatchObject({ error: 'invalid_grant' });
  });
});

describe('the page of consumers', () => {
  const place = () => `${running.origin}/bitbucket/workspace/settings/api`;
  const csrf = async () =>
    /name="csrf" value="([^"]+)"/.exec(await (await fetch(place())).text())?.[1] ?? '';
  const submit = async (to: string, form: [string, string][]) =>
    fetch(to, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: running.origin },
      body: new URLSearchParams([['csrf', await csrf()], ...form]),
    });

  it('adds one, shows key and secret, and deletes it with what it was given', async () => {
    const form: [string, string][] = [
      ['name', '<b>Bridge'],
      ['callback', CALLBACK],
      ['scope', 'account'],
      ['scope', 'webhook'],
    ];
    expect((await submit(place(), form)).status).toBe(303);
    const made = running.sandbox.oauth.list().find(({ name }) => name === '<b>Bridge');
    expect(made).toMatchObject({ scopes: ['account', 'webhook'], isPrivate: false });
    const text = await (await fetch(place())).text();
    expect(text).toContain(made?.secret);
    expect(text).toContain('&lt;b&gt;Bridge');
    await submit(`${place()}/${made?.key ?? ''}/delete`, []);
    expect(running.sandbox.oauth.list().map(({ key }) => key)).not.toContain(made?.key);
  });

  it('takes no other callback than http and https', async () => {
    const form: [string, string][] = [
      ['name', 'x'],
      ['callback', 'javascript:alert(1)'],
    ];
    expect((await submit(place(), form)).status).toBe(400);
  });
});
