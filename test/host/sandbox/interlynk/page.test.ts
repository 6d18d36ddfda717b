import { describe, expect, it } from '@jest/globals';
import { aDocument } from '../../../fakes/shipment';
import { anInbox, CSRF, TOKEN } from './an-inbox';

const EVIL = '<img src=x onerror=alert(1)>"\'&';

async function withArrival() {
  const here = anInbox();
  here.inbox.start();
  await here.upload({ projectGroupName: `acme/${EVIL}` }, aDocument(EVIL), {
    'x-commit-sha': '0123456789abcdef',
    'x-pr-source-branch': EVIL,
  });
  here.time.advance(1000);
  const get = async (path: string, headers = {}) => here.inbox.routes.request(path, { headers });
  const plan = async (fields: Record<string, string>) =>
    here.inbox.routes.request('/inbox/faults', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ csrf: CSRF, operation: 'upload', ...fields }).toString(),
    });
  return { ...here, get, plan };
}

describe('the page of the inbox', () => {
  it('shows what arrived, escaped', async () => {
    const { get } = await withArrival();
    for (const path of ['/inbox', '/inbox/arrivals']) {
      const text = await (await get(path)).text();
      expect(text).toContain('acme/&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;');
      expect(text).toContain('0123456789ab<');
      expect(text).not.toContain('<img');
    }
  });

  it('runs no inline code, and says so', async () => {
    const { get } = await withArrival();
    const page = await get('/inbox');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page.headers.get('content-security-policy')).not.toContain('unsafe');
    const text = await page.text();
    expect(text).not.toMatch(/<script>|<style| style=| on[a-z]+="/);
    expect(text).toContain('<script src="inbox/refresh.js" defer>');
  });

  it.each([
    ['/inbox/style.css', 'text/css; charset=utf-8'],
    ['/inbox/refresh.js', 'text/javascript; charset=utf-8'],
  ])('serves %s', async (path, type) => {
    const { get } = await withArrival();
    expect((await get(path)).headers.get('content-type')).toBe(type);
  });

  it.each([
    [
      { kind: 'status', value: '429', text: '7', times: '3' },
      { kind: 'status', status: 429, retryAfter: '7' },
      3,
    ],
    [{ kind: 'status', value: '500', text: '' }, { kind: 'status', status: 500 }, 1],
    [{ kind: 'slow', value: '50' }, { kind: 'slow', milliseconds: 50 }, 1],
    [{ kind: 'payload-errors', text: EVIL }, { kind: 'payload-errors', errors: [EVIL] }, 1],
    [{ kind: 'cut-after-body' }, { kind: 'cut-after-body' }, 1],
  ])('plans %j', async (fields, fault, remaining) => {
    const { plan, inbox, get } = await withArrival();
    const answer = await plan(fields);
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('../inbox');
    expect(inbox.faults.planned()).toEqual([{ operation: 'upload', fault, remaining }]);
    expect(await (await get('/inbox')).text()).not.toContain('<img');
  });

  it.each([
    [{ kind: 'html', csrf: 'guess' }, 403],
    [{ kind: 'clear', csrf: '' }, 403],
    [{ kind: 'status', value: '200' }, 400],
    [{ kind: 'zork' }, 400],
    [{ kind: 'html', operation: 'zork' }, 400],
  ])('does not plan %j: HTTP %d', async (fields, status) => {
    const { plan, inbox } = await withArrival();
    inbox.faults.next('query', { kind: 'html' });
    expect((await plan(fields)).status).toBe(status);
    expect(inbox.faults.planned()).toHaveLength(1);
  });

  it('forgets the planned faults', async () => {
    const { plan, inbox } = await withArrival();
    inbox.faults.next('query', { kind: 'html' }, 9);
    expect((await plan({ kind: 'clear' })).status).toBe(303);
    expect(inbox.faults.planned()).toEqual([]);
  });

  it('tells programs the same, with the token only', async () => {
    const { get } = await withArrival();
    expect((await get('/inbox.json')).status).toBe(401);
    expect((await get('/inbox.json', { authorization: 'Bearer x' })).status).toBe(401);
    const answer = await get('/inbox.json', { authorization: `Bearer ${TOKEN}` });
    expect(await answer.json()).toMatchObject({
      arrivals: [
        {
          product: `acme/${EVIL}`,
          environment: 'default',
          version: EVIL,
          components: 1,
          format: 'CycloneDX 1.6',
          receivedAt: '2026-10-01T00:00:00.000Z',
          headers: { 'x-commit-sha': '0123456789abcdef' },
        },
      ],
    });
  });
});
