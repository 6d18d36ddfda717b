import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createAppPlaces } from '../../../host/platform/bridge/app-places';
import { commitFiles, git, startSandbox, temporaryFolder, workingCopy } from './harness';
import type { RunningSandbox } from './harness';

let running: RunningSandbox;
const folder = temporaryFolder();
let tip: string;
const EVIL = 'a<script>alert(1)<slash>script>"&\'';

const panel = { resource: 'panel' };
const MANIFEST = {
  app: { id: 'ari:cloud:ecosystem::app/1' },
  modules: {
    'bitbucket:repoMainMenuPage': [{ key: 'main', title: 'SBOMs', ...panel }],
    'bitbucket:repoSettingsMenuPage': [{ key: 'settings', title: 'App', ...panel }],
    'bitbucket:repoPullRequestOverviewPanel': [{ key: 'pr', title: 'SBOM changes', ...panel }],
    'bitbucket:repoCodeFileViewer': [
      { key: 'file', title: 'SBOM', filePattern: 'bom[.]json$', ...panel },
    ],
  },
};

beforeAll(async () => {
  running = await startSandbox({ appPlaces: createAppPlaces(MANIFEST) });
  await running.sandbox.createRepository({ slug: 'shop' });
  await running.sandbox.createRepository({ slug: 'empty' });
  const work = await workingCopy(folder.path);
  await commitFiles(work, EVIL, { 'a.txt': 'a' });
  await git(work, 'checkout', '--quiet', '-b', EVIL);
  tip = await commitFiles(work, 'Second', { '<b>.txt': 'b', 'a #1/bom.json': '{}' });
  await git(work, 'push', '--quiet', running.remote('shop'), 'main', EVIL);
  const report = {
    title: EVIL,
    details: EVIL,
    report_type: 'TEST',
    data: [{ title: EVIL, value: EVIL }],
  };
  await running.sandbox.connection.request(
    { type: 'app' },
    `/2.0/repositories/sandbox/shop/commit/${tip}/reports/r`,
    { method: 'PUT', body: JSON.stringify(report) },
  );
});
afterAll(async () => {
  await running.close();
  folder.dispose();
});

async function page(path: string): Promise<string> {
  const answer = await fetch(running.origin + path);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  const text = await answer.text();
  expect(text).not.toContain('<script');
  return text;
}

const token = async () =>
  /name="csrf" value="([^"]+)"/.exec(await page('/bitbucket/shop'))?.[1] ?? '';

async function submit(
  path: string,
  form: Record<string, string>,
  headers: Record<string, string> = {},
) {
  return fetch(running.origin + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: running.origin, ...headers },
    body: new URLSearchParams(form),
  });
}

describe('the pages', () => {
  it('show repositories, branches, commits and reports, and escape all of it', async () => {
    expect(await page('/bitbucket')).toContain(`git clone http://admin@127.0.0.1`);
    const shop = await page(`/bitbucket/shop?branch=${encodeURIComponent(EVIL)}`);
    expect(shop).toContain('a&lt;script&gt;');
    expect(shop).toContain('Second');
    expect(await page('/bitbucket/empty')).toContain('Nothing has been pushed yet');
    expect(await page(`/bitbucket/shop/commits/${tip}`)).toContain('&lt;b&gt;.txt');
    expect((await fetch(`${running.origin}/bitbucket/style.css`)).headers.get('content-type')).toBe(
      'text/css',
    );
  });

  it('lead to where the app shows itself', async () => {
    const shop = await page('/bitbucket/shop');
    expect(shop).toContain('<a href="/sandbox/shop/forge/main">SBOMs</a>');
    expect(shop).toContain('<a href="/sandbox/shop/admin/forge/settings">Repository settings</a>');
    const commit = await page(`/bitbucket/shop/commits/${tip}`);
    expect(commit).toContain(
      `<a href="/sandbox/shop/src/${tip}/a%20%231/bom.json">a #1/bom.json</a>`,
    );
    expect(commit).not.toContain(`/src/${tip}/%3C`);
  });

  it('lead nowhere without an app', async () => {
    const bare = await startSandbox();
    await bare.sandbox.createRepository({ slug: 'shop' });
    const answer = await fetch(`${bare.origin}/bitbucket/shop`);
    expect(await answer.text()).not.toContain('/forge/');
    await bare.close();
  });

  it('hold no secret', async () => {
    const { accounts, credentials } = running.sandbox;
    const text = (await page('/bitbucket')) + (await page('/bitbucket/shop'));
    for (const secret of [
      credentials.accessToken,
      ...Object.values(accounts).map((one) => one.apiToken),
    ]) {
      expect(text).not.toContain(secret);
    }
  });

  it.each(['/bitbucket/nope', '/bitbucket/shop/commits/nope', '/bitbucket/shop/pull-requests/9'])(
    'answers 404 for %s',
    async (path) => {
      expect((await fetch(running.origin + path)).status).toBe(404);
    },
  );

  it('create, merge and show a pull request', async () => {
    const csrf = await token();
    const form = { csrf, source: EVIL, destination: 'main', title: EVIL };
    const made = await submit('/bitbucket/shop/pull-requests', form);
    expect([made.status, made.headers.get('location')]).toEqual([
      303,
      '/bitbucket/shop/pull-requests/1',
    ]);
    const opened = await page('/bitbucket/shop/pull-requests/1');
    expect(opened).toContain('Merge strategy');
    expect(opened).toContain('<a href="/sandbox/shop/pull-requests/1">SBOM changes</a>');
    const merged = await submit('/bitbucket/shop/pull-requests/1/merge', {
      csrf,
      strategy: 'squash',
    });
    expect(merged.status).toBe(303);
    expect(await page('/bitbucket/shop/pull-requests/1')).toContain('merged as');
    const again = await submit('/bitbucket/shop/pull-requests/1/decline', { csrf });
    expect(again.status).toBe(400);
  });

  it.each([
    ['without the token', {}, {}],
    ['with a wrong token', { csrf: 'x' }, {}],
    ['from another site', undefined, { origin: 'http://evil.example' }],
    ['from an unknown site', undefined, { 'sec-fetch-site': 'cross-site' }],
  ])('refuse a form %s', async (_what, form, headers) => {
    const sent = {
      title: 't',
      source: EVIL,
      destination: 'main',
      ...(form ?? { csrf: await token() }),
    };
    expect((await submit('/bitbucket/shop/pull-requests', sent, headers)).status).toBe(403);
  });

  it('answer only under their own name', async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const sent = request(
        `${running.origin}/bitbucket`,
        { headers: { host: 'evil.example' } },
        (answer) => {
          answer.resume();
          resolve(answer.statusCode);
        },
      );
      sent.on('error', reject);
      sent.end();
    });
    expect(status).toBe(403);
  });
});
