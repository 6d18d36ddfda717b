import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { createBridge } from '../../../../host/platform/bridge/bridge';
import type { BridgeOptions, ResolveCall } from '../../../../host/platform/bridge/options';
import type { ProductActor } from '../../../../host/platform/types';

export const ORIGIN = 'http://127.0.0.1:4000';
export const WORKSPACE = '6f0c2a4e-1111-4222-8333-444455556666';
export const REPOSITORY = '{0b7f3b9e-6a0e-4b6f-8c54-2f1f1f9b7a11}';
export const COMMIT = 'abcdef0123456789abcdef0123456789abcdef01';
export const PAGE = '/acme/shop/admin/forge/settings';

export interface BridgeDouble {
  readonly routes: Hono;
  readonly calls: ResolveCall[];
  readonly asked: { actor: ProductActor; path: string; init: RequestInit }[];
  readonly violations: string[];
  /** GET at the frame's origin, or wherever `url` says. */
  get(url: string, headers?: Record<string, string>): Promise<Response>;
  /** What a browser holds after the first page: the cookie and the page's data. */
  begin(): Promise<BrowserSession>;
}

export interface BrowserSession {
  readonly cookie: string;
  readonly token: string;
  /** The page's data as the frame reads it. */
  readonly data: unknown;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
}

const ENTRY = `<!doctype html><html><head><script type="module" src="./assets/a.js"></script></head><body><script>inline()</script></body></html>`;

const MANIFEST = {
  app: { id: 'ari:cloud:ecosystem::app/1' },
  permissions: {
    scopes: ['read:repository:bitbucket'],
    external: { images: ['https://images.example'] },
    content: { styles: ['unsafe-inline'] },
  },
  modules: {
    trigger: [{ key: 'events' }],
    'bitbucket:repoSettingsMenuPage': [{ key: 'settings', title: 'App', resource: 'panel' }],
    'bitbucket:workspaceSettingsMenuPage': [{ key: 'ws', title: 'App', resource: 'panel' }],
    'bitbucket:repoMainMenuPage': [{ key: 'main', title: 'Main', resource: 'panel' }],
    'bitbucket:repoPullRequestOverviewPanel': [{ key: 'pr', title: 'PR', resource: 'panel' }],
    'bitbucket:repoCodeFileViewer': [
      { key: 'file', title: 'File', resource: 'panel', filePattern: '^(.*/)?bom[.]json$' },
    ],
  },
  resources: [{ key: 'panel', path: 'panel' }],
};

const end = (name: string, uuid: string) => ({
  branch: { name },
  repository: { uuid, full_name: 'fork/shop' },
});
const pullRequest = {
  title: '<i>Upgrade</i>',
  source: end('<u>topic</u>', REPOSITORY),
  destination: end('main', REPOSITORY),
};
const inSource = (path: string, type = 'commit_file') => ({ type, path, commit: { hash: COMMIT } });

/** What Bitbucket answers below the workspace's repositories. */
const RESOURCES = {
  shop: { uuid: REPOSITORY, name: '<b>Shop</b>', full_name: 'acme/shop' },
  [`${REPOSITORY}/pullrequests/7`]: {
    ...pullRequest,
    id: 7,
    state: 'MERGED',
    author: { display_name: '<s>Olga</s>' },
    links: { html: { href: 'https://bitbucket.example/7' } },
  },
  [`${REPOSITORY}/pullrequests/8`]: {
    ...pullRequest,
    id: 8,
    state: 'OPEN',
    author: null,
    source: end('topic', '{another}'),
    links: { html: { href: 'javascript:alert(1)' } },
  },
  [`${REPOSITORY}/src/main/a b/bom.json?format=meta`]: inSource('a b/bom.json'),
  [`${REPOSITORY}/src/main/README.md?format=meta`]: inSource('README.md'),
  [`${REPOSITORY}/src/main/a b?format=meta`]: inSource('a b', 'commit_directory'),
};

/** A bridge over a folder with a small panel, a product with one repository with two pull
 * requests and a branch, two accounts. */
export function createBridgeDouble(overrides: Partial<BridgeOptions> = {}): BridgeDouble {
  const directory = mkdtempSync(join(tmpdir(), 'bridge-'));
  mkdirSync(join(directory, 'panel', 'assets'), { recursive: true });
  mkdirSync(join(directory, 'shell'));
  writeFileSync(join(directory, 'panel', 'index.html'), ENTRY);
  writeFileSync(join(directory, 'panel', 'assets', 'a.js'), 'export {};');
  writeFileSync(join(directory, 'secret.txt'), 'secret');
  symlinkSync(join(directory, 'secret.txt'), join(directory, 'panel', 'link.txt'));
  for (const name of ['shell.js', 'shell.css', 'client.js']) {
    writeFileSync(join(directory, 'shell', name), '/* built */');
  }
  const double = {
    calls: [] as ResolveCall[],
    asked: [] as BridgeDouble['asked'],
    violations: [] as string[],
  };
  const { routes } = createBridge({
    platform: {
      resolve: (call) => {
        double.calls.push(call);
        return Promise.resolve({ answered: call.functionKey });
      },
    },
    product: {
      workspace: WORKSPACE,
      request: (actor, path, init) => {
        double.asked.push({ actor, path, init });
        if (path.includes('?pagelen')) return reply(200, { values: [RESOURCES.shop] });
        const rest = decodeURIComponent(path).slice(`/2.0/repositories/{${WORKSPACE}}/`.length);
        const found = Object.entries(RESOURCES).find(([name]) => name === rest)?.[1];
        return found ? reply(200, found) : reply(404, {});
      },
    },
    manifest: MANIFEST,
    appDirectory: directory,
    shellDirectory: join(directory, 'shell'),
    workspace: { slug: 'acme', name: 'Acme "quoted"' },
    accounts: [
      { accountId: '557058:owner', name: 'Olga', role: 'owner' },
      { accountId: '557058:reader', name: 'Rosa', role: 'reader' },
    ],
    sessionKey: 'a key for tests only',
    onViolation: (report) => double.violations.push(report),
    ...overrides,
  });
  const get: BridgeDouble['get'] = (url, headers) => {
    const address = new URL(url, ORIGIN);
    return Promise.resolve(
      routes.request(address.href, { headers: { host: address.host, ...headers } }),
    );
  };
  return { ...double, routes, get, begin: () => begin(routes, get) };
}

async function begin(routes: Hono, get: BridgeDouble['get']): Promise<BrowserSession> {
  const response = await get(PAGE);
  const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
  const data = pageData(await response.text());
  const token = data['token'];
  if (typeof token !== 'string') throw new Error('The page carries no token.');
  const post: BrowserSession['post'] = (path, body, headers) =>
    Promise.resolve(
      routes.request(ORIGIN + path, {
        method: 'POST',
        headers: {
          host: new URL(ORIGIN).host,
          'content-type': 'application/json',
          'x-bridge-token': token,
          cookie,
          ...headers,
        },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    );
  return { cookie, token, data, post };
}

/** The attribute that the frame's script reads, unescaped as a browser does. */
export function pageData(page: string): Record<string, unknown> {
  const escaped = /data-page="([^"]*)"/.exec(page)?.[1] ?? '{}';
  const json = escaped
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
  const data: unknown = JSON.parse(json);
  return typeof data === 'object' && data !== null ? { ...data } : {};
}

function reply(status: number, body: object): Promise<Response> {
  return Promise.resolve(Response.json(body, { status }));
}
