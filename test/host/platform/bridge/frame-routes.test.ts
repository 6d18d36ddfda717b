import { describe, expect, it } from '@jest/globals';
import { createBridgeDouble, PAGE, pageData, REPOSITORY, WORKSPACE } from './bridge-double';

describe('the frame’s pages', () => {
  it('tells a repository’s panel where it is, as Bitbucket does', async () => {
    const { begin } = createBridgeDouble();
    const { data } = await begin();
    expect(data).toMatchObject({
      accountId: '557058:owner',
      panelOrigin: 'http://localhost:4000',
      panel: {
        address: 'http://localhost:4000/panel/panel/',
        context: {
          accountId: '557058:owner',
          workspaceId: `{${WORKSPACE}}`,
          moduleKey: 'settings',
          extension: {
            type: 'bitbucket:repoSettingsMenuPage',
            repository: { uuid: REPOSITORY },
          },
        },
      },
    });
  });

  it('tells the workspace’s panel where it is', async () => {
    const { get } = createBridgeDouble();
    const page = await (await get('/acme/workspace/settings/forge/ws')).text();
    expect(pageData(page)).toMatchObject({
      panel: { context: { moduleKey: 'ws', extension: { workspace: { uuid: `{${WORKSPACE}}` } } } },
    });
  });

  it('escapes what it shows, and lets no other site frame it or add to it', async () => {
    const { get } = createBridgeDouble();
    const response = await get(PAGE);
    const page = await response.text();
    expect(page).not.toContain('<b>Shop');
    expect(page).toContain('&lt;b&gt;Shop');
    expect(page).toContain('Acme &quot;quoted&quot;');
    const policy = response.headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain('frame-src http://localhost:4000');
  });

  it.each([
    ['another workspace', '/other/shop/admin/forge/settings'],
    ['an unknown repository', '/acme/none/admin/forge/settings'],
    ['an unknown module', '/acme/shop/admin/forge/none'],
    ['a module of another place', '/acme/shop/admin/forge/ws'],
    ['another workspace’s settings', '/other/workspace/settings/forge/ws'],
  ])('shows no panel for %s', async (_name, path) => {
    const { get } = createBridgeDouble();
    const response = await get(path);
    expect(response.status).toBe(404);
    expect(pageData(await response.text())).not.toHaveProperty('panel');
  });

  it('says so when Bitbucket does not answer', async () => {
    const product = { workspace: 'w', request: () => Promise.reject(new Error('secret detail')) };
    const { get } = createBridgeDouble({ product });
    const response = await get(PAGE);
    expect(response.status).toBe(502);
    const page = await response.text();
    expect(page).toContain('Bitbucket did not answer');
    expect(page).not.toContain('secret detail');
  });

  it('asks Bitbucket as the account of the session', async () => {
    const { get, asked } = createBridgeDouble();
    await get('/');
    expect(asked).toMatchObject([{ actor: { type: 'user', accountId: '557058:owner' } }]);
  });
});

describe('the Host header', () => {
  it.each(['127.0.0.1:4000', 'localhost:4000', 'LOCALHOST', '[::1]:4000', 'bridge.example:8443'])(
    'is served as %s',
    async (host) => {
      const { get } = createBridgeDouble({ allowedHosts: ['bridge.example:8443'] });
      expect((await get('/', { host })).status).toBe(200);
    },
  );

  it.each([
    'evil.example',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    'bridge.example',
    '',
  ])('is refused as "%s"', async (host) => {
    const { get } = createBridgeDouble({ allowedHosts: ['bridge.example:8443'] });
    expect((await get('/', { host })).status).toBe(421);
  });
});

it('passes on what browsers report of the policy', async () => {
  const { routes, violations } = createBridgeDouble();
  const response = await routes.request('http://localhost:4000/bridge/csp-report', {
    method: 'POST',
    headers: { host: 'localhost:4000' },
    body: '{"csp-report":{}}',
  });
  expect(response.status).toBe(204);
  expect(violations).toEqual(['{"csp-report":{}}']);
});
