import { describe, expect, it } from '@jest/globals';
import { COMMIT, createBridgeDouble, PAGE, pageData, REPOSITORY, WORKSPACE } from './bridge-double';

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
            location: `http://127.0.0.1:4000${PAGE}`,
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

  it.each([
    ['the repository’s page', '/acme/shop/forge/main', 'main', 'repoMainMenuPage', {}],
    [
      'a pull request',
      '/acme/shop/pull-requests/7',
      'pr',
      'repoPullRequestOverviewPanel',
      { pullRequest: { id: 7 } },
    ],
    [
      'a file, by a branch',
      '/acme/shop/src/main/a%20b/bom.json',
      'file',
      'repoCodeFileViewer',
      { file: { path: 'a b/bom.json' }, commit: { hash: COMMIT } },
    ],
  ])('tells the panel of %s where it is', async (_name, path, moduleKey, type, subject) => {
    const { get } = createBridgeDouble();
    const { panel } = pageData(await (await get(path)).text());
    expect(panel).toMatchObject({
      context: {
        moduleKey,
        extension: {
          type: `bitbucket:${type}`,
          location: `http://127.0.0.1:4000${path}`,
          repository: { uuid: REPOSITORY },
          ...subject,
        },
      },
    });
  });

  it('shows a pull request as Bitbucket has it, with every text as text', async () => {
    const { get } = createBridgeDouble();
    const page = await (await get('/acme/shop/pull-requests/7')).text();
    expect(page).not.toMatch(/<[ius]>/);
    expect(page).toContain('&lt;i&gt;Upgrade&lt;/i&gt;');
    expect(page).toContain('&lt;u&gt;topic&lt;/u&gt;');
    expect(page).toContain('&lt;s&gt;Olga&lt;/s&gt;');
    expect(page).toContain('>Merged<');
    expect(page).toContain('href="https://bitbucket.example/7"');
  });

  it('names the fork of a pull request, and links to no script', async () => {
    const { get } = createBridgeDouble();
    const page = await (await get('/acme/shop/pull-requests/8')).text();
    expect(page).toContain('fork/shop:topic');
    expect(page).toContain('Former user');
    expect(page).not.toContain('javascript:');
  });

  it('offers no viewer for a file of another name', async () => {
    const { get } = createBridgeDouble();
    const response = await get('/acme/shop/src/main/README.md');
    expect(response.status).toBe(200);
    const page = await response.text();
    expect(page).toContain('does not show files of this name');
    expect(pageData(page)).not.toHaveProperty('panel');
  });

  it.each([
    ['/acme/shop/forge/main', '/acme/shop/forge/main'],
    [PAGE, PAGE],
    ['/acme/workspace/settings/forge/ws', '/acme/workspace/settings/forge/ws'],
    ['/acme/shop/pull-requests/7', undefined],
    ['/', undefined],
  ])('marks in the navigation of %s what is current', async (path, current) => {
    const { get } = createBridgeDouble();
    const page = await (await get(path)).text();
    const links = [...page.matchAll(/<a href="([^"]*)"[^>]*aria-current="page"/g)];
    expect(links.map(([, address]) => address)).toEqual(current === undefined ? [] : [current]);
    expect(page.includes('data-current')).toBe(path.startsWith('/acme/shop/'));
  });

  it('begins with the repositories’ pages', async () => {
    const { get } = createBridgeDouble();
    const page = await (await get('/')).text();
    expect(page).toContain('Choose a repository');
    const main = page.slice(page.indexOf('<main'));
    expect(main).toContain('<a href="/acme/shop/forge/main">&lt;b&gt;Shop&lt;/b&gt;</a>');
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
    ['the page of another place', '/acme/shop/forge/settings'],
    ['the page of an unknown repository', '/acme/none/forge/main'],
    ['the page of another workspace', '/other/shop/forge/main'],
    ['an unknown pull request', '/acme/shop/pull-requests/9'],
    ['a pull request of another workspace', '/other/shop/pull-requests/7'],
    ['a pull request of an unknown repository', '/acme/none/pull-requests/7'],
    ['what is no number of a pull request', '/acme/shop/pull-requests/7%2F..%2F7'],
    ['an unknown file', '/acme/shop/src/main/none/bom.json'],
    ['a folder', '/acme/shop/src/main/a%20b'],
    ['a file at an unknown commit', '/acme/shop/src/none/a%20b/bom.json'],
    ['a file of another workspace', '/other/shop/src/main/a%20b/bom.json'],
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

  it.each([429, 500, 503])('says so when Bitbucket answers %d', async (status) => {
    const request = () => Promise.resolve(Response.json({}, { status }));
    const { get } = createBridgeDouble({ product: { workspace: 'w', request } });
    expect((await get(PAGE)).status).toBe(502);
  });

  it.each([
    '/acme/shop/src/main/..%2F..%2F..%2Fhooks',
    '/acme/shop/src/..%2F../hooks',
    '/acme/..%2Fother/pull-requests/7',
    '/acme/%2E%2E%2Fother/forge/main',
    '/acme/shop/src/main/bom.json%3Fformat=x',
    '/acme/shop/src/main%23/bom.json',
  ])('keeps to the place whatever %s says', async (path) => {
    const { get, asked } = createBridgeDouble();
    expect((await get(path)).status).toBe(404);
    const sent = asked.map((request) => new URL(request.path, 'https://bitbucket.example'));
    // Nothing that a URL parser changes, and no query but the frame's own.
    expect(sent.map(({ pathname, search }) => pathname + search)).toEqual(
      asked.map((request) => request.path),
    );
    expect(sent.every(({ search }) => /^([?](pagelen=100|format=meta))?$/.test(search))).toBe(true);
  });

  it('asks Bitbucket of a pull request and a file as the account of the session', async () => {
    const { get, asked } = createBridgeDouble();
    await get('/acme/shop/pull-requests/7');
    await get('/acme/shop/src/main/README.md');
    expect(asked).toHaveLength(6);
    const owner = { type: 'user', accountId: '557058:owner' };
    expect(asked.map(({ actor }) => actor)).toEqual(asked.map(() => owner));
  });

  it('asks Bitbucket as the account of the session', async () => {
    const { get, asked } = createBridgeDouble();
    await get('/');
    expect(asked).toMatchObject([{ actor: { type: 'user', accountId: '557058:owner' } }]);
  });
});

describe('behind a proxy that ends TLS', () => {
  const PROXIED = 'http://bridge.example:8443';
  const ADDRESS = 'https://bridge.example:8443';
  const { get } = createBridgeDouble({ allowedHosts: ['bridge.example:8443'] });

  it('draws the panel from where browsers are, over https', async () => {
    const response = await get(PROXIED + PAGE);
    expect(response.headers.get('content-security-policy')).toContain(`frame-src ${ADDRESS};`);
    expect(pageData(await response.text())).toMatchObject({
      panelOrigin: ADDRESS,
      panel: {
        address: `${ADDRESS}/panel/panel/`,
        context: { siteUrl: ADDRESS, extension: { location: ADDRESS + PAGE } },
      },
    });
  });

  it('lets that page alone frame the panel, and answers to it', async () => {
    const response = await get(`${PROXIED}/panel/panel/`);
    const policy = response.headers.get('content-security-policy');
    expect(policy).toMatch(new RegExp(`frame-ancestors[^;]* ${ADDRESS}(;| )`));
    expect(await response.text()).toContain(`data-frame-origin="${ADDRESS}"`);
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
