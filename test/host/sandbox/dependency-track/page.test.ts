import { describe, expect, it } from '@jest/globals';
import { anInbox, CSRF, KEY, SHOP } from './an-inbox';

const EVIL = '<img src=x onerror=alert(1)>"\'&';
const PAGE = '/inbox/dependency-track';

async function withArrival() {
  const here = anInbox();
  await here.upload({ projectName: EVIL, isLatest: 'true', projectTags: EVIL });
  const page = async (path: string, headers = {}) => here.inbox.routes.request(path, { headers });
  const plan = async (fields: Record<string, string>) =>
    here.inbox.routes.request(`${PAGE}/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ csrf: CSRF, operation: 'upload', ...fields }).toString(),
    });
  return { ...here, page, plan };
}

describe('the page of the inbox', () => {
  it('shows what arrived, escaped, without inline code', async () => {
    const { page } = await withArrival();
    const answer = await page(PAGE);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    const text = await answer.text();
    expect(text).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;');
    expect(text).not.toMatch(/<img|<script>|<style| style=/);
    expect(text).toContain('>latest<');
  });

  it('links to its files and to the other inboxes, wherever it is mounted', async () => {
    const { page } = await withArrival();
    const text = await (await page(PAGE)).text();
    const links = [...text.matchAll(/(?:href|src|action)="([^"]+)"/g)].map(([, link = '']) => link);
    const found = [
      ...new Set(links.map((link) => new URL(link, `http://host/on${PAGE}`).pathname)),
    ];
    expect(found).toEqual([
      `/on${PAGE}/style.css`,
      `/on${PAGE}/refresh.js`,
      '/on/',
      '/on/bitbucket',
      '/on/inbox',
      `/on${PAGE}`,
      '/on/inbox/endpoint',
      `/on${PAGE}/faults`,
    ]);
    for (const file of ['style.css', 'refresh.js', 'arrivals']) {
      expect((await page(`${PAGE}/${file}`)).status).toBe(200);
    }
  });

  it.each([
    [
      { kind: 'status', value: '429', text: '7' },
      { kind: 'status', status: 429, retryAfter: '7' },
    ],
    [
      { kind: 'problem', text: EVIL },
      { kind: 'problem', errors: [EVIL] },
    ],
    [{ kind: 'problem' }, { kind: 'problem' }],
    [
      { kind: 'plain-text', text: 'no' },
      { kind: 'plain-text', text: 'no' },
    ],
    [
      { kind: 'delayed-import', value: '50' },
      { kind: 'delayed-import', milliseconds: 50 },
    ],
    [{ kind: 'lost-import' }, { kind: 'lost-import' }],
  ])('plans %j', async (fields, fault) => {
    const { plan, inbox, page } = await withArrival();
    const answer = await plan(fields);
    expect(answer.status).toBe(303);
    expect(
      new URL(answer.headers.get('location') ?? '', `http://host${PAGE}/faults`).pathname,
    ).toBe(PAGE);
    expect(inbox.faults.planned()).toEqual([{ operation: 'upload', fault, remaining: 1 }]);
    expect(await (await page(PAGE)).text()).not.toContain('<img');
  });

  it.each([
    [{ kind: 'html', csrf: 'guess' }, 403],
    [{ kind: 'status', value: '200' }, 400],
    [{ kind: 'payload-errors' }, 400],
  ])('does not plan %j: HTTP %d', async (fields, status) => {
    const { plan, inbox } = await withArrival();
    expect((await plan(fields)).status).toBe(status);
    expect(inbox.faults.planned()).toEqual([]);
  });

  it('tells programs the same, with the key only', async () => {
    const { page } = await withArrival();
    expect((await page(`${PAGE}.json`)).status).toBe(401);
    const answer = await page(`${PAGE}.json`, { authorization: `Bearer ${KEY}` });
    expect(await answer.json()).toMatchObject({
      arrivals: [
        { project: EVIL, version: '1.0.0', receivedAt: '2026-10-01T00:00:00.000Z', latest: true },
      ],
    });
  });

  it('serves the API to other programs below a path of its own', async () => {
    const { inbox } = await withArrival();
    const at = async (path: string) => (await inbox.routes.request(path)).status;
    expect(await at('/dependency-track/api/version')).toBe(200);
    expect(await at(`/dependency-track/api/v1/project/lookup?name=${SHOP.projectName}`)).toBe(401);
    expect(await at('/api/version')).toBe(404);
  });
});
