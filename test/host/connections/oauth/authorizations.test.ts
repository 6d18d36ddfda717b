import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createAuthorizations } from '../../../../host/connections/oauth/authorizations';
import { chooseWorkspace, listWorkspaces } from '../../../../host/connections/oauth/workspaces';
import { authorizeBy } from '../../sandbox/authorize';
import { answerOf, BROWSER, startOAuthLab, type OAuthLab } from './oauth-lab';

let lab: OAuthLab;
beforeAll(async () => {
  lab = await startOAuthLab();
});
afterAll(() => lab.close());
beforeEach(() => {
  lab.running.sandbox.oauth.faults.clear();
  lab.meddle(() => undefined);
});

async function callback(connection = lab.add(), step?: Parameters<typeof authorizeBy>[2]) {
  const address = lab.authorizations.begin(connection, BROWSER);
  const { searchParams } = await authorizeBy(lab.running, address, step);
  return { connection, answer: answerOf(searchParams) };
}

describe('the way from Authorize to Save', () => {
  it('ends with tokens in the store, the account and the chosen workspace', async () => {
    const { connection, problem } = await lab.authorize(lab.add('whole-way'));
    expect(problem).toBeUndefined();
    expect(connection).toMatchObject({
      status: 'incomplete',
      account: { accountId: lab.running.sandbox.accounts.admin.accountId },
      scopes: ['account', 'repository', 'pullrequest', 'webhook'],
    });
    if (connection === undefined) throw new Error('none');
    const visible = await listWorkspaces(lab.parts, connection);
    expect(visible.map(({ slug }) => slug)).toEqual([lab.running.sandbox.workspace.slug]);
    const saved = await chooseWorkspace(lab.parts, connection, `{${visible[0]?.uuid ?? ''}}`);
    expect(saved).toMatchObject({
      status: 'connected',
      workspace: { ...lab.running.sandbox.workspace, name: 'Sandbox' },
    });
  });

  it('leaves no secret in the database, nor in an address', async () => {
    const connection = await lab.connect('greppable');
    const { secrets } = lab.parts.store.secrets(connection) ?? {};
    const state = new URL(lab.authorizations.begin(connection, BROWSER)).searchParams.get('state');
    lab.database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    const file = readFileSync(join(lab.directory, 'host.db')).toString('latin1');
    const words = [secrets?.clientSecret, secrets?.accessToken, secrets?.refreshToken, state];
    for (const word of words) {
      expect(word?.length).toBeGreaterThan(20);
      expect(file).not.toContain(word);
      expect(lab.asked.join('\n')).not.toContain(word);
    }
    expect(file).not.toContain(BROWSER);
  });

  it('goes on after a restart between Authorize and the answer', async () => {
    const { answer } = await callback();
    const { problem } = await createAuthorizations(lab.parts).finish(answer, BROWSER);
    expect(problem).toBeUndefined();
  });

  it('keeps the workspace of a connection that is authorized again', async () => {
    const connection = await lab.connect();
    const again = await lab.authorize(connection);
    expect(again.connection).toMatchObject({
      status: 'connected',
      workspace: { slug: 'sandbox' },
    });
  });

  it.each(['/2.0/user', '/2.0/user/workspaces'])(
    'leaves a connection at work, with its tokens, where %s cannot be asked',
    async (path) => {
      const connection = await lab.connect();
      const held = lab.parts.store.secrets(connection)?.secrets;
      lab.meddle(({ url }) =>
        new URL(url).pathname === path ? new Response('', { status: 503 }) : undefined,
      );
      const { problem } = await lab.authorize(connection);
      expect(problem?.code).toBe('BITBUCKET_FAILING');
      expect(lab.stored(connection)).toEqual(connection);
      expect(lab.parts.store.secrets(connection)?.secrets).toEqual(held);
    },
  );

  it('lets go of a workspace that the new person does not see, with the tokens of before', async () => {
    const connection = await lab.connect();
    const held = lab.parts.store.secrets(connection)?.secrets;
    const { answer } = await callback(connection, { as: 'outsider' });
    const left: unknown[] = [];
    const again = await lab.authorizations.finish(answer, BROWSER, async (before) => {
      left.push(before, lab.parts.store.secrets(before)?.secrets);
    });
    expect(left).toEqual([connection, held]);
    expect(again.connection?.status).toBe('incomplete');
    expect(again.connection?.workspace).toBeUndefined();
    expect(lab.parts.store.secrets(connection)?.secrets).not.toEqual(held);
  });
});

describe('the state', () => {
  it.each([
    ['is wrong', 'x'.repeat(43), BROWSER],
    ['is empty', '', BROWSER],
    ['is missing', undefined, BROWSER],
  ])('refuses an answer when it %s', async (_what, state, browser) => {
    const { answer } = await callback();
    const finished = await lab.authorizations.finish({ ...answer, state }, browser);
    expect(finished.problem?.code).toBe('OAUTH_STATE_UNKNOWN');
    expect(finished.connection).toBeUndefined();
  });

  it.each([['another browser'], [undefined]])('refuses %s, and is used up', async (browser) => {
    const { answer } = await callback();
    const codes = [];
    for (const who of [browser, BROWSER]) {
      codes.push((await lab.authorizations.finish(answer, who)).problem?.code);
    }
    // Without a browser nothing was looked up, so that the right one may still come.
    expect(codes).toEqual(['OAUTH_STATE_UNKNOWN', browser && 'OAUTH_STATE_UNKNOWN']);
  });

  it('works once', async () => {
    const { answer } = await callback();
    expect((await lab.authorizations.finish(answer, BROWSER)).problem).toBeUndefined();
    const again = await lab.authorizations.finish(answer, BROWSER);
    expect(again.problem?.code).toBe('OAUTH_STATE_UNKNOWN');
  });

  it('works for ten minutes', async () => {
    const { answer } = await callback();
    lab.pass(600_000);
    const late = await lab.authorizations.finish(answer, BROWSER);
    expect(late.problem?.code).toBe('OAUTH_STATE_UNKNOWN');
  });

  it('is of no use after its connection was removed', async () => {
    const { connection, answer } = await callback();
    lab.parts.store.remove(connection.id);
    const finished = await lab.authorizations.finish(answer, BROWSER);
    expect(finished.problem?.code).toBe('OAUTH_STATE_UNKNOWN');
  });
});

describe('what goes wrong', () => {
  it('is said when access was denied', async () => {
    const { connection, problem } = await lab.authorize(lab.add(), { decision: 'deny' });
    expect([problem?.code, problem?.details]).toEqual(['OAUTH_DENIED', []]);
    expect(connection?.status).toBe('incomplete');
  });

  it.each([
    ['server_error', ['server_error']],
    ['<script>', []],
  ])('names the error %s only where it is a word', async (error, details) => {
    const { answer } = await callback();
    const { problem } = await lab.authorizations.finish(
      { state: answer.state, code: undefined, error },
      BROWSER,
    );
    expect([problem?.code, problem?.details]).toEqual(['OAUTH_DENIED', details]);
  });

  it('is said when the code has expired', async () => {
    lab.running.sandbox.oauth.faults.next({ kind: 'expired-code' });
    const { connection, problem } = await lab.authorize(lab.add());
    expect(problem?.code).toBe('OAUTH_CODE_REFUSED');
    expect(connection && lab.parts.store.secrets(connection)?.secrets.accessToken).toBeUndefined();
  });

  it.each([400, 401])('is said of the code where %i says it of the grant', async (status) => {
    lab.meddle(({ url }) =>
      url.endsWith('/access_token')
        ? Response.json({ error: 'invalid_grant' }, { status })
        : undefined,
    );
    expect((await lab.authorize(lab.add())).problem?.code).toBe('OAUTH_CODE_REFUSED');
  });

  it('is said when the consumer has another secret', async () => {
    const connection = lab.add();
    lab.parts.store.replaceSecrets(connection, 1, { clientSecret: 'wrong' });
    expect((await lab.authorize(connection)).problem?.code).toBe('OAUTH_CONSUMER_REFUSED');
  });

  it.each([
    ['the consumer’s names', ['repository'], false, ['account', 'pullrequest', 'webhook']],
    [
      'names of API tokens',
      ['account', 'pullrequest'],
      true,
      ['read:webhook:bitbucket', 'write:webhook:bitbucket', 'delete:webhook:bitbucket'],
    ],
  ])('names missing scopes in %s, and stores nothing', async (_what, scopes, granular, missing) => {
    const { faults } = lab.running.sandbox.oauth;
    faults.next({ kind: 'scopes', scopes });
    if (granular) faults.next({ kind: 'granular' });
    const { connection, problem } = await lab.authorize(lab.add());
    expect([problem?.code, problem?.details]).toEqual(['OAUTH_SCOPE_TOO_NARROW', missing]);
    expect(connection && lab.parts.store.secrets(connection)?.version).toBe(1);
  });

  it.each([
    [429, 'BITBUCKET_LIMIT'],
    [503, 'BITBUCKET_FAILING'],
  ] as const)('is said when the token endpoint answers %i', async (status, code) => {
    lab.running.sandbox.oauth.faults.next({ kind: 'status', status });
    expect((await lab.authorize(lab.add())).problem?.code).toBe(code);
  });

  it('is said when nothing answers', async () => {
    lab.meddle(() => Promise.reject(new TypeError('fetch failed')));
    expect((await lab.authorize(lab.add())).problem?.code).toBe('BITBUCKET_UNREACHABLE');
  });
});

describe('the drop-down', () => {
  it('says that no workspace is visible', async () => {
    const { connection } = await lab.authorize(lab.add(), { as: 'outsider' });
    if (connection === undefined) throw new Error('none');
    await expect(listWorkspaces(lab.parts, connection)).rejects.toMatchObject({
      code: 'OAUTH_NO_WORKSPACE',
    });
  });

  it('takes only what is visible', async () => {
    const { connection } = await lab.authorize(lab.add());
    if (connection === undefined) throw new Error('none');
    const foreign = '00000000-0000-4000-8000-000000000000';
    await expect(chooseWorkspace(lab.parts, connection, foreign)).rejects.toMatchObject({
      code: 'OAUTH_WORKSPACE_GONE',
    });
  });

  const uuid = (n: number) => `{00000000-0000-4000-8000-00000000000${String(n)}}`;
  const paged = (next: (origin: string) => string) => (request: Request) => {
    const url = new URL(request.url);
    if (url.pathname !== '/2.0/user/workspaces') return undefined;
    const page = Number(url.searchParams.get('page') ?? '1');
    const values = [
      { workspace: { uuid: uuid(page), slug: `ws-${String(9 - page)}` } },
      { workspace: 'odd' },
      null,
    ];
    const more = page < 3 ? { next: `${next(url.origin)}?page=${String(page + 1)}` } : {};
    return Response.json({ values, ...more });
  };

  it('has all pages, by slug, whatever odd rows are among them', async () => {
    const { connection } = await lab.authorize(lab.add());
    if (connection === undefined) throw new Error('none');
    lab.meddle(paged((origin) => `${origin}/2.0/user/workspaces`));
    const visible = await listWorkspaces(lab.parts, connection);
    expect(visible.map(({ slug, name }) => `${slug} ${name}`)).toEqual([
      'ws-6 ws-6',
      'ws-7 ws-7',
      'ws-8 ws-8',
    ]);
  });

  it('follows no link to another host', async () => {
    const { connection } = await lab.authorize(lab.add());
    if (connection === undefined) throw new Error('none');
    lab.meddle(paged(() => 'https://evil.example/2.0/user/workspaces'));
    await expect(listWorkspaces(lab.parts, connection)).rejects.toMatchObject({
      code: 'OTHER_WORKSPACE',
    });
    expect(lab.asked.filter((one) => one.includes('evil'))).toEqual([]);
  });
});
