import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CONNECTION_PROBLEMS } from '../../../../host/connections/problem';
import type { TestedToken, TestParts } from '../../../../host/connections/tokens/test-token';
import { changed, NOW, startTokenLab } from './token-lab';
import type { TokenLab } from './token-lab';

let lab: TokenLab;
beforeAll(async () => {
  lab = await startTokenLab();
});
afterAll(() => {
  lab.close();
});

const name = (scope: string) => `${scope}:bitbucket`;
const READING = ['read:project', 'read:repository', 'read:user', 'read:workspace'].map(name);
const PULL_REQUESTS = ['read:pullrequest', 'write:pullrequest', 'write:repository'].map(name);
const WEBHOOKS = ['read:webhook', 'write:webhook', 'delete:webhook'].map(name);
const ALL = [...READING, ...PULL_REQUESTS, ...WEBHOOKS];
const DAY = 86_400_000;

describe('a token that lacks nothing', () => {
  it('has a line for everything, and says what is to be stored', async () => {
    lab.asked.length = 0;
    const { lines, workspace, account, scopes } = await lab.test({ token: ` ${lab.issue(ALL)}\n` });
    expect(lines).toEqual([
      { what: 'Token', state: 'ok', found: 'Ada Admin' },
      { what: 'Scopes for reading', state: 'ok', found: READING.join(', ') },
      { what: 'Scopes for webhooks', state: 'ok', found: WEBHOOKS.join(', ') },
      { what: 'Scopes for pull requests', state: 'ok', found: PULL_REQUESTS.join(', ') },
      { what: 'Workspace', state: 'ok', found: 'Sandbox (sandbox), as owner' },
      { what: 'Sample repository', state: 'ok', found: 'sandbox/shop' },
      { what: 'Clock', state: 'skipped' },
      { what: 'Expiry', state: 'skipped', found: 'no date was entered' },
    ]);
    expect(workspace).toEqual({
      uuid: lab.sandbox.workspace.uuid,
      slug: 'sandbox',
      name: 'Sandbox',
    });
    expect(account).toEqual({ accountId: lab.sandbox.accounts.admin.accountId, name: 'Ada Admin' });
    expect(scopes).toEqual(ALL);
    expect(lab.asked.map(({ method }) => method)).toEqual(['GET', 'GET', 'GET']);
  });

  it.each([
    [60, 'ok'],
    [-60, 'ok'],
    [61, 'warning CLOCK_WRONG 61 s'],
    [-75, 'warning CLOCK_WRONG 75 s'],
  ])('with a clock that is %i s apart: %s', async (seconds, line) => {
    const network = changed(lab.parts.network, (answer) => {
      answer.headers.set('date', new Date(NOW + seconds * 1000).toUTCString());
      return Promise.resolve(answer);
    });
    expect((await lab.test({ token: lab.issue(ALL) }, { network })).short['Clock']).toBe(line);
  });

  it.each([
    [15, 'ok'],
    [14, 'warning TOKEN_EXPIRES_SOON 14 days'],
    [0.5, 'warning TOKEN_EXPIRES_SOON 1 day'],
    [-1, 'warning TOKEN_EXPIRY_PAST'],
  ])('with %d days left: %s', async (days, line) => {
    const { short } = await lab.test({ token: lab.issue(ALL), expiresAt: NOW + days * DAY });
    expect(short['Expiry']).toBe(line);
  });
});

describe('a token that is not taken', () => {
  const LEFT = 'made without scopes, made by an account with another e-mail';
  it.each<[string, () => Partial<TestedToken>, string]>([
    [
      'without scopes',
      () => ({ token: lab.issue([]) }),
      `TOKEN_REFUSED ${LEFT}, expired or revoked`,
    ],
    [
      'with another account’s e-mail',
      () => ({ token: lab.issue(ALL), email: 'writer@sandbox.example' }),
      `TOKEN_REFUSED ${LEFT}, expired or revoked`,
    ],
    [
      'that is not expired by its date',
      () => ({ token: lab.issue([]), expiresAt: NOW + DAY }),
      `TOKEN_REFUSED ${LEFT}, revoked`,
    ],
    [
      'that is cut off',
      () => ({ token: lab.issue(ALL).slice(9) }),
      `TOKEN_REFUSED not copied whole: it does not begin with ATATT, ${LEFT}, expired or revoked`,
    ],
    [
      'that has expired by its date',
      () => ({ token: lab.issue(ALL, { expiresAt: NOW - 1 }), expiresAt: NOW - 1 }),
      'TOKEN_EXPIRED',
    ],
    [
      'with a user name',
      () => ({ token: lab.issue(ALL), email: 'admin' }),
      'TOKEN_EMAIL_MALFORMED',
    ],
    ['with a line end within', () => ({ token: 'ATATT3x\nabc' }), 'TOKEN_MALFORMED'],
    ['that is empty', () => ({ token: '  ' }), 'TOKEN_MALFORMED'],
    ['that is an app password', () => ({ token: 'ATBBabcdefgh' }), 'TOKEN_IS_APP_PASSWORD'],
    [
      'that is an access token',
      () => ({ token: lab.sandbox.credentials.accessToken }),
      'TOKEN_IS_ACCESS_TOKEN',
    ],
    [
      'that is an API token where an access token is wanted',
      () => ({ kind: 'access-token', token: lab.issue(ALL) }),
      'TOKEN_IS_API_TOKEN',
    ],
    [
      'that is an access token of yesterday',
      () => ({ kind: 'access-token', token: 'ATCTT3xabc' }),
      'TOKEN_REFUSED expired or revoked, made for a repository that was moved or deleted',
    ],
  ])('%s', async (_what, tested, line) => {
    const { short, lines } = await lab.test(tested());
    expect(short).toMatchObject({ Token: `failed ${line}`, Workspace: 'skipped' });
    expect(lines).toHaveLength(8);
  });

  it('is known to have another e-mail where Bitbucket takes it alone', async () => {
    const token = lab.issue(ALL);
    const { email } = lab.sandbox.accounts.admin;
    const network: TestParts['network'] = (request) => {
      const pair = Buffer.from(`${email}:${token}`).toString('base64');
      const isBearer = request.headers.get('authorization') === `Bearer ${token}`;
      const headers = isBearer ? { authorization: `Basic ${pair}` } : [...request.headers];
      return lab.parts.network(new Request(request.url, { headers }));
    };
    const wrong = await lab.test({ token, email: 'writer@sandbox.example' }, { network });
    expect(wrong.short['Token']).toBe('failed TOKEN_EMAIL_WRONG');
  });
});

describe('what has nothing to do with the token', () => {
  it.each<[string, Parameters<TokenLab['sandbox']['faults']['requests']['next']>[0], string]>([
    ['410', { kind: 'status', status: 410 }, 'BITBUCKET_ENDPOINT_GONE'],
    ['429', { kind: 'status', status: 429, retryAfter: '30' }, 'BITBUCKET_LIMIT 30'],
    ['429 without a time', { kind: 'status', status: 429 }, 'BITBUCKET_LIMIT'],
    ['503', { kind: 'status', status: 503 }, 'BITBUCKET_FAILING 503'],
    ['555', { kind: 'status', status: 555 }, 'BITBUCKET_FAILING 555'],
    ['a page of HTML', { kind: 'html' }, 'BITBUCKET_FAILING 502'],
    ['a broken connection', { kind: 'cut' }, 'BITBUCKET_UNREACHABLE'],
  ])('is said as such at once: %s', async (_what, fault, line) => {
    lab.sandbox.faults.requests.next(fault);
    const { short } = await lab.test({ token: lab.issue(ALL) });
    expect(short).toMatchObject({ Token: `failed ${line}`, Workspace: 'skipped' });
    expect(lab.sandbox.faults.requests.planned()).toBe(0);
  });

  it.each([
    ['Workspace', '/permission', 410, 'failed BITBUCKET_ENDPOINT_GONE'],
    ['Sample repository', '/2.0/repositories', 429, 'failed BITBUCKET_LIMIT'],
    ['Sample repository', '/2.0/repositories', 404, 'failed TOKEN_WORKSPACE_INVISIBLE'],
    ['Workspace', '/permission', 401, 'failed TOKEN_REFUSED'],
  ] as const)('is said in its line, %s, and the others go on', async (what, path, status, line) => {
    lab.sandbox.faults.requests.next({ kind: 'status', status }, { path });
    const { short } = await lab.test({ token: lab.issue(ALL) });
    expect(short).toMatchObject({ Token: 'ok', 'Scopes for reading': 'ok', [what]: line });
  });

  it('is a network that is down, or answers with a page of its own', async () => {
    const token = lab.issue(ALL);
    const down = await lab.test(
      { token },
      { network: () => Promise.reject(new TypeError('fetch failed')) },
    );
    expect(down.short['Token']).toBe('failed BITBUCKET_UNREACHABLE');
    const portal = () => Promise.resolve(new Response('<html>Sign in to the Wi-Fi</html>'));
    const caught = await lab.test({ token }, { network: portal });
    expect(caught.short['Token']).toBe('failed BITBUCKET_FAILING 200');
  });
});

describe('a workspace that the token does not see', () => {
  it.each(['sandbox2', 'other'])('is named as such: %s', async (workspace) => {
    const { short } = await lab.test({ token: lab.issue(ALL), workspace });
    expect(short['Workspace']).toBe('failed TOKEN_WORKSPACE_INVISIBLE');
  });

  it('is that of an account which is no member', async () => {
    const account = lab.sandbox.accounts.outsider;
    const token = lab.issue(ALL, { actor: { kind: 'account', account } });
    const { short } = await lab.test({ token, email: account.email });
    expect(short).toMatchObject({ Token: 'ok', Workspace: 'failed TOKEN_WORKSPACE_INVISIBLE' });
  });

  it('is no reason to ask elsewhere', async () => {
    lab.asked.length = 0;
    const { short } = await lab.test({ token: lab.issue(ALL), workspace: '..' });
    expect(short['Workspace']).toBe('failed OTHER_WORKSPACE');
    expect(lab.asked.map(({ url }) => new URL(url).pathname)).toEqual(['/2.0/user']);
  });
});

it('keeps the token out of everything that it says', async () => {
  const token = lab.issue(ALL);
  const said = JSON.stringify([
    await lab.test({ token }),
    await lab.test({ token, email: 'nobody@example.com' }),
    await lab.test({ token: `${token}\nx` }),
    CONNECTION_PROBLEMS,
  ]);
  expect(said).not.toContain(token);
  expect(said).not.toContain(Buffer.from(token).toString('base64').slice(4, 24));
  expect(lab.asked.every(({ url }) => !url.includes(token) && !url.includes('ATATT'))).toBe(true);
});
