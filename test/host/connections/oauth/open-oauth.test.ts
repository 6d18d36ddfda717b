import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openOAuth } from '../../../../host/connections/oauth/open-oauth';
import type { OAuthConnection } from '../../../../host/connections/oauth/oauth-parts';
import { commitFiles, git, workingCopy } from '../../sandbox/harness';
import { startOAuthLab, type OAuthLab } from './oauth-lab';

const APP = { type: 'app' } as const;

let lab: OAuthLab;
let connection: OAuthConnection;
beforeAll(async () => {
  lab = await startOAuthLab();
  const work = await workingCopy(lab.directory);
  await commitFiles(work, 'One', { 'bom.json': '{}' });
  await git(work, 'push', '--quiet', lab.running.remote('shop'), 'main');
});
afterAll(() => lab.close());
beforeEach(async () => {
  lab.meddle(() => undefined);
  connection = await lab.connect();
});

const opened = () => openOAuth(lab.stored(connection), lab.parts);
const lines = async () => {
  const found = await opened().check();
  return found.map(({ what, state, problem }) => [what, state, ...(problem ? [problem] : [])]);
};
const visible = (...workspaces: { uuid: string; slug: string }[]) => {
  lab.meddle((request) =>
    new URL(request.url).pathname === '/2.0/user/workspaces'
      ? Response.json({ values: workspaces.map((workspace) => ({ workspace })) })
      : undefined,
  );
};

describe('an open OAuth connection', () => {
  it('asks Bitbucket as its own account, and for nobody else', async () => {
    const { product, account } = opened();
    const path = '/2.0/repositories/sandbox/shop';
    const statuses = [];
    for (const actor of [
      APP,
      { type: 'user', accountId: account.accountId } as const,
      { type: 'user', accountId: 'somebody-else' } as const,
    ]) {
      statuses.push((await product.request(actor, path, {})).status);
    }
    expect(statuses).toEqual([200, 200, 401]);
  });

  it('reaches no other workspace', async () => {
    lab.asked.length = 0;
    await expect(
      opened().product.request(APP, '/2.0/repositories/other/shop', {}),
    ).rejects.toMatchObject({ code: 'OTHER_WORKSPACE' });
    expect(lab.asked).toEqual([]);
  });

  it('lists repositories and their heads', async () => {
    const repositories = [];
    for await (const page of opened().repositories('changed'))
      repositories.push(...page.repositories);
    expect(repositories.map(({ slug }) => slug)).toEqual(['shop']);
    const [shop] = repositories;
    if (shop === undefined) throw new Error('none');
    expect(await opened().heads(shop)).toMatchObject([{ type: 'branch', name: 'main' }]);
  });

  it('answers 401 once it is revoked, without asking', async () => {
    lab.running.sandbox.oauth.revokeGrants();
    lab.pass(120_000);
    const { product } = opened();
    expect((await product.request(APP, '/2.0/user', {})).status).toBe(401);
    expect(lab.stored(connection).status).toBe('revoked');
    lab.asked.length = 0;
    const answer = await product.request(APP, '/2.0/user', {});
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ type: 'error' });
    expect(lab.asked).toEqual([]);
  });

  it('is not opened before its workspace is chosen', () => {
    expect(() => openOAuth(lab.add(), lab.parts)).toThrow(RangeError);
  });
});

describe('the test of an OAuth connection', () => {
  it('finds all in order', async () => {
    const found = await opened().check();
    expect(found.slice(0, -1)).toEqual([
      expect.objectContaining({ what: 'Authorization', state: 'ok' }),
      { what: 'Scopes for reading', state: 'ok', found: 'account, repository' },
      { what: 'Scopes for webhooks', state: 'ok', found: 'webhook' },
      { what: 'Scopes for pull requests', state: 'ok', found: 'pullrequest' },
      { what: 'Workspace', state: 'ok', found: 'Sandbox (sandbox)' },
    ]);
    expect(found.at(-1)?.what).toBe('Clock');
  });

  it('finds a revoked authorization and leaves the rest', async () => {
    lab.running.sandbox.oauth.revokeGrants();
    lab.pass(120_000);
    expect(await lines()).toEqual([
      ['Authorization', 'failed', 'OAUTH_REVOKED'],
      ['Scopes for reading', 'skipped'],
      ['Scopes for webhooks', 'skipped'],
      ['Scopes for pull requests', 'skipped'],
      ['Workspace', 'skipped'],
      ['Clock', 'skipped'],
    ]);
  });

  it('finds that the account is no longer a member', async () => {
    visible({ uuid: '{00000000-0000-4000-8000-000000000001}', slug: 'sandbox' });
    expect(await lines()).toContainEqual(['Workspace', 'failed', 'OAUTH_WORKSPACE_GONE']);
    visible();
    expect(await lines()).toContainEqual(['Workspace', 'failed', 'OAUTH_WORKSPACE_GONE']);
  });

  it('connects what lacks nothing any more', async () => {
    const { check } = opened();
    lab.parts.store.note(connection.id, () => ({ status: 'incomplete', account: undefined }));
    await check();
    expect(lab.stored(connection)).toMatchObject({
      status: 'connected',
      account: connection.account,
    });
  });

  it('heals the slug of a workspace that was renamed', async () => {
    const { workspace } = lab.running.sandbox;
    visible({ uuid: `{${workspace.uuid}}`, slug: 'renamed' });
    expect(await lines()).toContainEqual(['Workspace', 'ok']);
    expect(lab.stored(connection).workspace).toEqual({
      uuid: workspace.uuid,
      slug: 'renamed',
      name: 'Sandbox',
    });
  });

  it.each([
    ['classic', ['repository'], ['OAUTH_SCOPE_TOO_NARROW', ['account']]],
    [
      'granular',
      ['read:user:bitbucket', 'read:repository:bitbucket'],
      ['OAUTH_SCOPE_TOO_NARROW', ['read:workspace:bitbucket']],
    ],
  ])('names what is missing in %s names', async (_what, scopes, expected) => {
    lab.meddle((request) =>
      request.url.endsWith('/2.0/user')
        ? Response.json(
            { uuid: '{u}', display_name: 'Ada' },
            { headers: { 'x-oauth-scopes': scopes.join(', ') } },
          )
        : undefined,
    );
    const reading = (await opened().check()).find(({ what }) => what === 'Scopes for reading');
    expect([reading?.problem, reading?.details]).toEqual(expected);
  });

  it('says what failed when the network is down', async () => {
    lab.meddle(() => Promise.reject(new TypeError('fetch failed')));
    expect((await lines())[0]).toEqual(['Authorization', 'failed', 'BITBUCKET_UNREACHABLE']);
  });
});
