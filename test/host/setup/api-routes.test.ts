import { describe, expect, it } from '@jest/globals';
import Database from 'libsql';
import { NameTakenError, StaleConnectionError } from '../../../host/connections/connection-store';
import { ConnectionError } from '../../../host/connections/problem';
import { SETUP_CALLS } from '../../../host/setup/contract/calls';
import { SetupError } from '../../../host/setup/setup-problems';
import { openPage } from './client';
import { connectionOf, fakeServices } from './fake-services';
import { setupRoutes } from './setup-server';

const sqlite = (code: string) => new Database.SqliteError(SECRET, code, 0);
const SECRET = 'ATATT-this-is-never-told';
const DRAFT = {
  name: 'bitbucket-prod',
  description: '',
  labels: [],
  credential: { kind: 'api-token', email: 'olga@example.com', token: SECRET, workspace: 'acme' },
};

async function opened(faults: unknown[] = []) {
  const services = fakeServices([connectionOf()]);
  const { routes } = setupRoutes(services, faults);
  return { services, routes, ...(await openPage(routes)) };
}

describe('the calls of the set-up pages', () => {
  it('answers a page of this origin with session and token', async () => {
    const { call } = await opened();
    const answer = await call('list', {});
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ ok: true, data: { connections: [{ id: 'c1' }] } });
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it.each([
    ['without a session', { cookie: '' }, 401],
    ['with a forged session', { cookie: 'sbom_bridge_operator_80=1.x.abc' }, 401],
    ['without the token', { 'x-bridge-token': '' }, 403],
    ['with another token', { 'x-bridge-token': 'f'.repeat(64) }, 403],
    ['from another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['from a neighbouring name', { 'sec-fetch-site': 'same-site' }, 403],
    ['as a form', { 'content-type': 'application/x-www-form-urlencoded' }, 403],
    ['as plain text', { 'content-type': 'text/plain' }, 403],
  ])('refuses every call %s', async (_how, headers, status) => {
    const { call, services } = await opened();
    for (const name of Object.keys(SETUP_CALLS)) {
      expect([name, (await call(name, DRAFT, headers)).status]).toEqual([name, status]);
    }
    expect(services.calls).toEqual([]);
  });

  it('takes no GET', async () => {
    const { routes, cookie, token } = await opened();
    const headers = { cookie, 'x-bridge-token': token, 'content-type': 'application/json' };
    const answer = await routes.request('http://localhost/integrations/api/list', { headers });
    expect(answer.status).toBe(404);
  });

  it('says which members are wrong, and repeats none of their values', async () => {
    const { call } = await opened();
    const credential = { ...DRAFT.credential, email: `${SECRET} is no address`, workspace: '../x' };
    const answer = await call('add', { ...DRAFT, name: '-no', credential });
    const text = await answer.text();
    expect(answer.status).toBe(400);
    expect(JSON.parse(text)).toMatchObject({
      problem: { code: 'SETUP_INVALID' },
      fields: {
        name: expect.any(String),
        email: expect.any(String),
        workspace: expect.any(String),
      },
    });
    expect(text).not.toContain(SECRET);
  });

  it.each([
    [new ConnectionError('TOKEN_REFUSED'), 422, 'TOKEN_REFUSED'],
    [new SetupError('SETUP_CONNECTION_GONE'), 404, 'SETUP_CONNECTION_GONE'],
    [new StaleConnectionError(), 409, 'SETUP_STALE'],
    [new NameTakenError(), 409, 'SETUP_NAME_TAKEN'],
    [sqlite('SQLITE_BUSY'), 503, 'SETUP_BUSY'],
    [sqlite('SQLITE_FULL'), 507, 'SETUP_DISK_FULL'],
    [Object.assign(new Error(SECRET), { code: 'ENOSPC' }), 507, 'SETUP_DISK_FULL'],
    [new Error(`at https://olga:${SECRET}@example.com`), 500, 'SETUP_FAILED'],
  ])('answers %s with %i and its code', async (error, status, code) => {
    const faults: unknown[] = [];
    const { call, services } = await opened(faults);
    services.list = () => Promise.reject(error);
    const answer = await call('list', {});
    const text = await answer.text();
    expect(answer.status).toBe(status);
    expect(JSON.parse(text)).toMatchObject({ ok: false, problem: { code } });
    expect(text).not.toContain(SECRET);
    expect(faults).toEqual(status >= 500 ? [error] : []);
  });

  it('tells what the contract names and nothing that a service puts beside it', async () => {
    const { call, services } = await opened();
    const leaky = {
      ...connectionOf(),
      secret: SECRET,
      settings: { kind: 'oauth', clientId: 'k', clientSecret: SECRET },
    };
    services.list = () => Promise.resolve({ connections: [leaky as never] });
    expect(await (await call('list', {})).text()).not.toContain(SECRET);
  });

  it('hands a secret on and answers with none', async () => {
    const { call, services } = await opened();
    const texts = await Promise.all(
      [
        call('add', DRAFT),
        call('test', DRAFT.credential),
        call('rotate', { id: 'c1', revision: 3, credential: { kind: 'api-token', token: SECRET } }),
        call('read-private-key', { text: SECRET }),
        call('list', {}),
        call('detail', { id: 'c1' }),
      ].map(async (answer) => (await answer).text()),
    );
    expect(JSON.stringify(services.calls)).toContain(SECRET);
    expect(texts.join()).not.toContain(SECRET);
    expect(texts.every((text) => text.startsWith('{"ok":true'))).toBe(true);
  });

  it('refuses what is too long before reading it', async () => {
    const { call } = await opened();
    expect((await call('read-private-key', { text: 'x'.repeat(600_000) })).status).toBe(413);
  });
});
