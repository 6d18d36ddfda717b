import { describe, expect, it } from '@jest/globals';
import { asApp, asUser, assumeTrustedRoute, requestJira, route } from '@forge/api';
import { MANIFEST, OTHER_WORKSPACE, WORKSPACE, testPlatform } from './test-platform';

const own = `{${WORKSPACE}}`;
const repository = '{0b0e7c57-7c2a-4a3f-8f0d-2d1b6a7c9e01}';
const NOT_ALLOWED = { name: 'REQUEST_EGRESS_ALLOWLIST_ERR', status: 403 };

describe('requestBitbucket', () => {
  it('reaches the connection as the app, and is counted', async () => {
    const { inside, requests, records } = testPlatform();
    const body = await inside(async () => {
      const response = await asApp().requestBitbucket(
        route`/2.0/repositories/${own}/${repository}?fields=${'a b'}`,
      );
      return response.json() as Promise<{ path: string }>;
    });
    expect(body.path).toBe(
      `/2.0/repositories/%7B${WORKSPACE}%7D/${encodeURIComponent(repository)}?fields=a%20b`,
    );
    expect(requests).toEqual([{ actor: { type: 'app' }, method: 'GET', url: body.path }]);
    expect(records.at(-1)).toMatchObject({
      productRequests: 1,
      storageRequests: 0,
      externalRequests: 0,
    });
  });

  it('passes method, headers and body on', async () => {
    let seen: RequestInit | undefined;
    const { inside } = testPlatform({
      product: {
        request: (_actor, _path, init) => {
          seen = init;
          return Promise.resolve(new Response(null, { status: 200 }));
        },
      },
    });
    await inside(() =>
      asApp().requestBitbucket(
        route`/2.0/repositories/${own}/${repository}/commit/abc/reports/sbom`,
        { method: 'PUT', headers: { 'content-type': 'application/json' }, body: '{"a":1}' },
      ),
    );
    expect(seen).toMatchObject({
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: '{"a":1}',
    });
  });

  it('acts as the person in front of the panel', async () => {
    const { inside, requests } = testPlatform();
    await inside(() => asUser().requestBitbucket(route`/2.0/user/workspaces`), 'account-1');
    await inside(
      () => asUser('account-1').requestBitbucket(route`/2.0/user/workspaces`),
      'account-1',
    );
    expect(requests.map(({ actor }) => actor)).toEqual([
      { type: 'user', accountId: 'account-1' },
      { type: 'user', accountId: 'account-1' },
    ]);
  });

  it.each<[string, string | undefined, string | undefined]>([
    ['nobody', undefined, undefined],
    ['an account of an event, without impersonation', undefined, 'account-1'],
    ['somebody else than the one in front', 'account-1', 'account-2'],
  ])('needs authentication to act as %s', async (_who, present, named) => {
    const { inside, requests } = testPlatform();
    const asked = inside(
      () => asUser(named).requestBitbucket(route`/2.0/user/workspaces`),
      present,
    );
    await expect(asked).rejects.toMatchObject({ name: 'NEEDS_AUTHENTICATION_ERR', status: 401 });
    expect(requests).toEqual([]);
  });

  it('acts for an absent user only where a scope allows impersonation', async () => {
    const manifest = MANIFEST.replace(
      /scopes:\n(\s+- .+\n)+/,
      'scopes:\n    read:workspace:bitbucket: { allowImpersonation: true }\n    storage:app:\n',
    );
    const { inside, requests } = testPlatform({ manifest });
    await inside(() => asUser('account-1').requestBitbucket(route`/2.0/user/workspaces`));
    expect(requests).toMatchObject([{ actor: { type: 'user', accountId: 'account-1' } }]);
  });

  it.each(['read:repository', 'read:pullrequest', 'read:workspace'])(
    'answers as Bitbucket does when the manifest lost %s',
    async (scope) => {
      const paths: Record<string, string> = {
        'read:repository': `/2.0/repositories/${own}/${repository}`,
        'read:pullrequest': `/2.0/repositories/${own}/${repository}/pullrequests/1`,
        'read:workspace': `/2.0/workspaces/${own}`,
      };
      const ask = (): Promise<[number, unknown]> =>
        asApp()
          .requestBitbucket(assumeTrustedRoute(paths[scope] ?? ''))
          .then(async (response) => [response.status, await response.json()]);
      expect((await testPlatform().inside(ask))[0]).toBe(200);

      const manifest = MANIFEST.replace(`    - ${scope}:bitbucket\n`, '');
      const { inside, requests } = testPlatform({ manifest });
      const [status, body] = await inside(ask);
      expect(status).toBe(403);
      expect(body).toEqual({
        type: 'error',
        error: {
          message: 'Your credentials lack one or more required privilege scopes.',
          detail: {
            granted: expect.not.arrayContaining([`${scope}:bitbucket`]),
            required: [`${scope}:bitbucket`],
          },
        },
      });
      expect(requests).toEqual([]);
    },
  );

  it.each([
    ['another workspace', `/2.0/repositories/{${OTHER_WORKSPACE}}/${repository}`],
    ['a slug', `/2.0/repositories/acme/${repository}`],
    [
      'dots that lead elsewhere',
      `/2.0/repositories/${own}/../%7B${OTHER_WORKSPACE}%7D/${repository}`,
    ],
    ['no API path', '/site/oauth2/access_token'],
    ['dots that leave the API', '/2.0/../1.0/repositories'],
    ['another host', '//evil.example/2.0/user/workspaces'],
    ['another host with backslashes', '/\\evil.example/2.0/user/workspaces'],
  ])('never leaves for %s', async (_what, path) => {
    const { inside, requests } = testPlatform();
    const asked = inside(() => asApp().requestBitbucket(assumeTrustedRoute(path)));
    await expect(asked).rejects.toMatchObject(NOT_ALLOWED);
    expect(requests).toEqual([]);
  });

  it.each(['/2.0/user', `/2.0/workspaces/${own}/hooks`, '/2.0/workspaces'])(
    'refuses %s, which Forge cannot call',
    async (path) => {
      const { inside, requests } = testPlatform();
      const response = await inside(() => asApp().requestBitbucket(assumeTrustedRoute(path)));
      expect(response.status).toBe(403);
      expect(requests).toEqual([]);
    },
  );

  it('answers an unknown endpoint with 404, and reports it', async () => {
    const { inside, requests, reports } = testPlatform();
    const response = await inside(() => asApp().requestBitbucket(route`/2.0/no/such/thing`));
    expect(response.status).toBe(404);
    expect(requests).toEqual([]);
    expect(reports.map(({ code }) => code)).toEqual(['ENDPOINT_UNKNOWN']);
  });

  it('knows no other product', async () => {
    const { inside } = testPlatform();
    await expect(inside(() => requestJira(route`/rest/api/3/myself`))).rejects.toMatchObject(
      NOT_ALLOWED,
    );
  });

  it('offers the checked connection to the pages', async () => {
    const { platform, requests } = testPlatform();
    const user = { type: 'user', accountId: 'account-1' } as const;
    const good = await platform.product.request(user, '/2.0/user/workspaces', {});
    const bad = await platform.product.request(user, '/2.0/user', {});
    expect([good.status, bad.status]).toEqual([200, 403]);
    expect(requests).toHaveLength(1);
  });
});
