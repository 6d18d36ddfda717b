import { describe, expect, it } from '@jest/globals';
import { Hono } from 'hono';
import { pageDispatch } from '../../../host/connected/page-dispatch';
import { pagesOf } from '../../../host/connected/pages-of';
import type { WorkspaceRuntime } from '../../../host/connected/workspace-runtime';
import { openDatabase } from '../../../host/database';
import { createLeftSessions } from '../../../host/login/left-sessions';
import { createLogin } from '../../../host/login/login';
import { requestPath } from '../../../host/request-path';
import { createBridgeDouble, pageData, WORKSPACE } from '../platform/bridge/bridge-double';

const ORIGIN = 'https://bridge.example';
const HOST = { host: 'bridge.example' };
const TOKEN = 'an-admin-token-of-more-than-32-characters';
const SETTINGS = 'workspace/settings/forge/ws';

/** The pages of one workspace behind the login. */
function serving(slug: string) {
  const workspace = { uuid: WORKSPACE, slug, name: slug };
  const pages = pagesOf(workspace);
  const { routes } = createBridgeDouble({
    workspace: { slug: pages, name: slug },
    allowedHosts: ['bridge.example'],
    secure: true,
  });
  const runtime = { workspace, pages: routes } as unknown as WorkspaceRuntime;
  const login = createLogin({
    adminToken: TOKEN,
    sessionKey: 'k'.repeat(32),
    clock: Date,
    left: createLeftSessions(openDatabase(':memory:'), Date),
    secure: true,
  });
  const app = new Hono({ getPath: requestPath })
    .use('*', login.keepOut)
    .route('/', login.routes)
    .route(
      '/',
      pageDispatch({
        all: () => [runtime],
        byPages: (part) => (part === pages ? runtime : undefined),
      }),
    );
  const send = (path: string, init: { method?: string; headers?: object; body?: string } = {}) =>
    Promise.resolve(app.request(ORIGIN + path, { ...init, headers: { ...HOST, ...init.headers } }));
  return {
    send,
    async enter(): Promise<string> {
      const answer = await send('/login', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ token: TOKEN }),
      });
      return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
    },
  };
}

describe('pages of a workspace whose slug the host has a use for', () => {
  it.each([
    ['host', `/host/${SETTINGS}`],
    ['hooks', `/hooks/${SETTINGS}`],
    ['hooks', '/hooks/bitbucket/forge/main'],
    ['hooks', '/hooks/bitbucket/pull-requests/7'],
    ['integrations', '/integrations/assets/forge/main'],
    ['panel', `/panel/${SETTINGS}`],
    ['panel', '/panel/shop/pull-requests/7%0A'],
    ['acme', '/panel/shop/pull-requests/7%0A'],
    ['acme', '/panel/shop/src/main/a%0Ab'],
    ['bridge', '/bridge/client.js/pull-requests/7'],
  ])('gives nothing of %s away to whoever is not logged in: %s', async (slug, path) => {
    const answer = await serving(slug).send(path);
    expect([303, 404]).toContain(answer.status);
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(await answer.text()).not.toContain('Shop');
  });

  it.each(['bridge', 'host', 'hooks', 'panel'])('are at its uuid: %s', async (slug) => {
    const { send, enter } = serving(slug);
    const cookie = await enter();
    expect((await send(`/${slug}/${SETTINGS}`, { headers: { cookie } })).ok).toBe(false);
    const page = await send(`/%7B${WORKSPACE}%7D/${SETTINGS}`, { headers: { cookie } });
    const text = await page.text();
    expect(pageData(text)).toMatchObject({ workspace: `{${WORKSPACE}}`, panel: {} });
    expect(text).toContain(`href="/%7B${WORKSPACE}%7D/shop/forge/main"`);
  });
});

describe('a panel', () => {
  it('comes without a login, for it holds nothing of anybody', async () => {
    const { send } = serving('acme');
    for (const path of ['/panel/panel/', '/panel/panel/assets/a.js', '/bridge/client.js']) {
      const answer = await send(path);
      expect([path, answer.status]).toEqual([path, 200]);
      expect(answer.headers.get('set-cookie')).toBeNull();
    }
    for (const path of [`/acme/${SETTINGS}`, '/bridge/shell.js', '/bridge/client.js/']) {
      expect([path, (await send(path)).status]).toEqual([path, 303]);
    }
    expect((await send('/bridge/invoke', { method: 'POST' })).status).toBe(401);
  });
});
