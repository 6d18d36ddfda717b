import { afterEach, describe, expect, it } from '@jest/globals';
import { load } from 'cheerio/slim';
import { CONNECTION_PROBLEMS, type ConnectionProblemCode } from '../../../host/connections/problem';
import { authorizeBy } from '../sandbox/authorize';
import { ADMIN_TOKEN, startSandboxSetup, type SandboxSetup } from './sandbox-setup';

let setup: SandboxSetup | undefined;
afterEach(async () => {
  await setup?.close();
  setup = undefined;
});

const answers: string[] = [];

/** A browser that logs in and calls; every answer is remembered, to be searched for secrets. */
async function opened(part: Parameters<typeof startSandboxSetup>[0] = {}) {
  setup = await startSandboxSetup(part);
  const { origin, bitbucket } = setup;
  const cookies = new Map<string, string>();
  const send = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers);
    headers.set('cookie', [...cookies].map((pair) => pair.join('=')).join('; '));
    const answer = await fetch(origin + path, { ...init, headers, redirect: 'manual' });
    for (const cookie of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split('=');
      cookies.set(name, value);
    }
    answers.push(await answer.clone().text(), answer.headers.get('location') ?? '');
    return answer;
  };
  const json = { 'content-type': 'application/json' };
  await send('/login', {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ token: ADMIN_TOKEN }),
  });
  const page = await (await send('/integrations/bitbucket')).text();
  const { token } = JSON.parse(load(page)('body').attr('data-page') ?? '{}') as { token: string };
  const call = async (name: string, body: unknown): Promise<Record<string, unknown>> => {
    const headers = { ...json, 'x-bridge-token': token };
    const init = { method: 'POST', headers, body: JSON.stringify(body) };
    return (await (await send(`/integrations/api/${name}`, init)).json()) as Record<
      string,
      unknown
    >;
  };
  const consumer = bitbucket.sandbox.oauth.addConsumer({
    name: 'SBOM Bridge',
    callbackUrl: `${origin}/integrations/bitbucket/callback`,
  });
  const credential = {
    kind: 'oauth',
    consumer: { from: 'form', clientId: consumer.key, clientSecret: consumer.secret },
  };
  return { ...setup, send, call, consumer, credential };
}

const ABOUT = { name: 'bitbucket-prod', description: '', labels: ['shop'] };

describe('the set-up pages over real connections', () => {
  it('go the way of OAuth, and tell no secret in any answer', async () => {
    answers.length = 0;
    const { call, send, credential, consumer, bitbucket, store, told } = await opened();
    const added = await call('add', { ...ABOUT, credential });
    expect(added).toMatchObject({ ok: true, data: { status: 'incomplete', revision: 1 } });
    const { id } = added['data'] as { id: string };
    const begun = await call('authorize', { id });
    const { address } = begun['data'] as { address: string };
    const back = await authorizeBy(bitbucket, address);
    const returned = await send(back.pathname + back.search);
    expect(await returned.text()).toContain(`url=/integrations/bitbucket/${id}"`);
    const offered = await call('workspaces', { id });
    const { workspaces } = offered['data'] as { workspaces: { uuid: string; slug: string }[] };
    const { uuid, slug } = bitbucket.sandbox.workspace;
    expect(workspaces.map((one) => one.slug)).toContain(slug);
    const { revision } = store.find(id) ?? {};
    const saved = await call('choose-workspace', { id, revision, uuid });
    expect(saved).toMatchObject({ ok: true, data: { status: 'connected', workspace: { slug } } });
    expect(told).toContain('hooks for bitbucket-prod');
    await call('list', {});
    await call('detail', { id });
    const connection = store.find(id);
    const held =
      connection?.kind === 'oauth' ? store.secrets<'oauth'>(connection)?.secrets : undefined;
    const secrets = [consumer.secret, held?.accessToken, held?.refreshToken];
    expect(secrets.every((secret) => (secret ?? '').length > 10)).toBe(true);
    for (const secret of secrets) expect(answers.join('\n')).not.toContain(secret);
  });

  it('ends in its sentence where the person denies, the code is late or the grant too narrow', async () => {
    const { call, send, credential, bitbucket } = await opened();
    const added = await call('add', { ...ABOUT, credential });
    const { id } = added['data'] as { id: string };
    const tryOnce = async (decision: 'grant' | 'deny'): Promise<string> => {
      const begun = await call('authorize', { id });
      const back = await authorizeBy(bitbucket, (begun['data'] as { address: string }).address, {
        decision,
      });
      return (await send(back.pathname + back.search)).text();
    };
    const { faults } = bitbucket.sandbox.oauth;
    expect(await tryOnce('deny')).toContain(`${id}?problem=OAUTH_DENIED"`);
    faults.next({ kind: 'expired-code' });
    expect(await tryOnce('grant')).toContain(`${id}?problem=OAUTH_CODE_REFUSED"`);
    faults.next({ kind: 'scopes', scopes: ['repository', 'account'] });
    expect(await tryOnce('grant')).toContain(
      'problem=OAUTH_SCOPE_TOO_NARROW&amp;about=pullrequest&amp;about=webhook"',
    );
    const forged = await send('/integrations/bitbucket/callback?state=forged&code=x');
    expect(await forged.text()).toContain('/integrations/bitbucket?problem=OAUTH_STATE_UNKNOWN"');
  });

  it('end in their sentence where no workspace is visible, it changes later, or access is revoked', async () => {
    let later = 0;
    let visible: unknown;
    const { call, send, credential, bitbucket, store } = await opened({
      clock: { now: () => Date.now() + later },
      network: (request) =>
        visible !== undefined && request.url.includes('/2.0/user/workspaces')
          ? Promise.resolve(Response.json({ values: visible }))
          : fetch(request),
    });
    const added = await call('add', { ...ABOUT, credential });
    const { id } = added['data'] as { id: string };
    const authorize = async (as: 'admin' | 'outsider' | 'writer'): Promise<string> => {
      const begun = await call('authorize', { id });
      const { address } = begun['data'] as { address: string };
      const back = await authorizeBy(bitbucket, address, { as });
      return (await send(back.pathname + back.search)).text();
    };
    const choose = async () => {
      const { revision } = store.find(id) ?? {};
      const { uuid } = bitbucket.sandbox.workspace;
      return call('choose-workspace', { id, revision, uuid });
    };
    const saidBy = (code: ConnectionProblemCode) => ({ code, ...CONNECTION_PROBLEMS[code] });
    const testedLine = async (what: string) => {
      const { data } = await call('test-saved', { id });
      return (data as { lines: { what: string }[] }).lines.find((line) => line.what === what);
    };

    expect(await authorize('outsider')).not.toContain('problem=');
    expect(await call('workspaces', { id })).toMatchObject({
      ok: false,
      problem: saidBy('OAUTH_NO_WORKSPACE'),
    });
    expect(await choose()).toMatchObject({ problem: saidBy('OAUTH_WORKSPACE_GONE') });
    expect(await testedLine('Workspace')).toMatchObject({ problem: saidBy('OAUTH_NO_WORKSPACE') });

    await authorize('admin');
    expect(await choose()).toMatchObject({ data: { status: 'connected' } });
    // The account is taken out of the workspace later on.
    visible = [];
    const { slug } = bitbucket.sandbox.workspace;
    expect(await testedLine('Workspace')).toMatchObject({
      problem: { ...saidBy('OAUTH_WORKSPACE_GONE'), details: [slug] },
    });
    visible = undefined;
    // Somebody else authorizes, who does not see it: it has to be chosen again.
    await authorize('outsider');
    expect(await call('detail', { id })).toMatchObject({
      data: { connection: { status: 'incomplete', account: expect.any(String) } },
    });

    await authorize('admin');
    await choose();
    bitbucket.sandbox.oauth.revokeGrants();
    later = 120_000;
    const revoked = saidBy('OAUTH_REVOKED');
    expect(await testedLine('Authorization')).toMatchObject({ problem: revoked });
    expect(await call('list', {})).toMatchObject({
      data: { connections: [{ status: 'revoked', checked: { problem: revoked } }] },
    });
    await authorize('admin');
    expect(await choose()).toMatchObject({ data: { status: 'connected' } });
  });

  it('test an API token before it is saved, and save only what is taken', async () => {
    const { call, bitbucket, store } = await opened();
    const { email, apiToken } = bitbucket.sandbox.credentials;
    const { slug: workspace } = bitbucket.sandbox.workspace;
    const credential = { kind: 'api-token', email, token: apiToken, workspace };
    const tested = await call('test', { ...credential, token: 'ATATT-wrong' });
    expect(tested).toMatchObject({
      ok: true,
      data: {
        lines: [
          { what: 'Token', state: 'failed', problem: { code: expect.any(String) } },
          ...Array.from({ length: 7 }, () => expect.anything()),
        ],
      },
    });
    const refused = await call('add', {
      ...ABOUT,
      credential: { ...credential, token: 'ATATT-wrong' },
    });
    expect(refused).toMatchObject({ ok: false });
    expect(store.list()).toEqual([]);
    const added = await call('add', { ...ABOUT, credential });
    expect(added).toMatchObject({ ok: true, data: { status: 'connected', settings: { email } } });
    expect(await call('add', { ...ABOUT, credential })).toMatchObject({
      problem: { code: 'SETUP_NAME_TAKEN' },
    });
    const { id } = added['data'] as { id: string };
    expect(await call('test-saved', { id })).toMatchObject({ ok: true });
    // The page still shows what was there before the test noted its result.
    expect(store.find(id)?.checked).toBeDefined();
    expect(await call('disable', { id, revision: 1 })).toMatchObject({
      data: { status: 'disabled' },
    });
    expect(await call('enable', { id, revision: 1 })).toMatchObject({
      problem: { code: 'SETUP_STALE' },
    });
  });

  it('take a revoked token up again where a test, or another e-mail, shows that it is taken', async () => {
    const { call, bitbucket, store } = await opened();
    const { email, apiToken: token } = bitbucket.sandbox.credentials;
    const { slug: workspace } = bitbucket.sandbox.workspace;
    const credential = { kind: 'api-token', email, token, workspace };
    const added = await call('add', { ...ABOUT, credential });
    const { id } = added['data'] as { id: string };
    store.note(id, () => ({ status: 'revoked' }));
    await call('test-saved', { id });
    expect(store.find(id)).toMatchObject({ status: 'connected' });
    store.note(id, (connection) =>
      connection.kind === 'api-token'
        ? { status: 'revoked', email: 'other@sandbox.example' }
        : undefined,
    );
    await call('test-saved', { id });
    expect(store.find(id)).toMatchObject({
      status: 'revoked',
      checked: { problem: 'TOKEN_REFUSED' },
    });
    const settings = { kind: 'api-token', email };
    expect(await call('edit', { id, revision: 1, ...ABOUT, settings })).toMatchObject({
      data: { status: 'connected' },
    });
  });

  it('say that something is saved though what runs does not follow', async () => {
    const fault = new Error('SQLITE_BUSY');
    const failing = () => Promise.reject(fault);
    const { call, bitbucket, store, afterwards } = await opened({
      connected: {
        changed: failing,
        saveHooks: failing,
        removeHooks: () => Promise.resolve([]),
        problemOf: () => undefined,
        detail: failing,
        doctor: failing,
      },
    });
    const { email, apiToken: token } = bitbucket.sandbox.credentials;
    const { slug: workspace } = bitbucket.sandbox.workspace;
    const credential = { kind: 'api-token', email, token, workspace };
    const added = await call('add', { ...ABOUT, credential });
    expect(added).toMatchObject({ ok: true, data: { status: 'connected' } });
    const { id } = added['data'] as { id: string };
    expect(await call('disconnect', { id, revision: 1 })).toMatchObject({ ok: true });
    expect(store.list()).toEqual([]);
    expect(afterwards).toEqual([fault, fault, fault]);
  });

  it('keep the private key of a pair, and forget it with the connection', async () => {
    const { call, store, told } = await opened();
    const made = await call('make-key-pair', { comment: 'sbom-bridge' });
    const { key, publicKey } = made['data'] as { key: string; publicKey: string };
    expect(publicKey).toMatch(/^ssh-ed25519 \S+ sbom-bridge$/);
    const place = {
      workspace: 'acme',
      repositories: ['web-shop'],
      host: 'ssh.bitbucket.org',
      port: 22,
    };
    const hostKeys = [
      'ssh.bitbucket.org ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIazEu89wgQZ4bqs3d63QSMzYVa0MuJ2e2gKTKqu+UUO',
    ];
    const credential = { kind: 'ssh', key, ...place, hostKeys };
    const added = await call('add', { ...ABOUT, credential });
    const { id } = added['data'] as { id: string };
    const connection = store.find(id);
    expect(connection).toMatchObject({ publicKey, workspace: { slug: 'acme' } });
    if (connection?.kind !== 'ssh') throw new Error('It is no SSH connection.');
    expect(store.secrets<'ssh'>(connection)?.secrets.privateKey).toContain('OPENSSH PRIVATE KEY');
    expect(await call('add', { ...ABOUT, name: 'again', credential })).toMatchObject({
      problem: { code: 'SETUP_KEY_FORGOTTEN' },
    });
    const answer = await call('disconnect', { id, revision: 1 });
    expect(answer).toEqual({ ok: true, data: { left: [] } });
    expect(store.list()).toEqual([]);
    expect(told).toContain('no hooks for bitbucket-prod');
  });
});
