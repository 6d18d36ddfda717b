import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { call } from './client';
import type { Call } from './client';
import { commitFiles, git, startSandbox, temporaryFolder, workingCopy } from './harness';
import type { RunningSandbox } from './harness';

let running: RunningSandbox;
const folder = temporaryFolder();
let main: string;
const R = '/2.0/repositories/sandbox/shop';
const C = () => `${R}/commit/${main}`;

const get = (path: string, options: Call = {}) => call(running, 'GET', path, options);
const post = (path: string, body?: unknown, options: Call = {}) =>
  call(running, 'POST', path, { body, ...options });
const put = (path: string, body: unknown, options: Call = {}) =>
  call(running, 'PUT', path, { body, ...options });

beforeAll(async () => {
  running = await startSandbox();
  await running.sandbox.createRepository({ slug: 'shop' });
  const work = await workingCopy(folder.path);
  main = await commitFiles(work, 'One', { 'a.txt': 'a\n' });
  await git(work, 'push', '--quiet', running.remote('shop'), 'main');
});
afterAll(async () => {
  await running.close();
  folder.dispose();
});
describe('Code Insights', () => {
  const report = {
    title: 'SBOM',
    details: 'One SBOM.',
    report_type: 'SECURITY',
    reporter: 'SBOM Bridge',
    result: 'PASSED',
    data: [
      { title: 'Components', type: 'NUMBER', value: 3 },
      { title: 'Page', type: 'LINK', value: { text: 'Open', href: 'https://x.example/1' } },
      { title: 'Plain', value: 'text' },
    ],
  };

  it('creates, updates, lists and deletes reports; reading is enough to write', async () => {
    const made = await put(`${C()}/reports/sbom-1`, report, { as: 'reader' });
    expect(made.status).toBe(200);
    expect(made.body).toMatchObject({ external_id: 'sbom-1' });
    const again = await put(`${C()}/reports/sbom-1`, { ...report, result: 'FAILED' });
    expect(again.body).toMatchObject({
      uuid: made.see.uuid,
      result: 'FAILED',
      created_on: made.see.created_on,
    });
    expect((await get(`${C()}/reports`)).see.values).toHaveLength(1);
    const byUuid = await get(`${C()}/reports/${encodeURIComponent(made.see.uuid)}`);
    expect(byUuid.body).toMatchObject({ title: 'SBOM' });
    const batch = [
      {
        external_id: 'a',
        annotation_type: 'VULNERABILITY',
        summary: 'Old <b>',
        severity: 'HIGH',
        path: 'a.txt',
        line: 1,
      },
      { external_id: 'b', annotation_type: 'BUG', summary: 'Other' },
    ];
    expect((await post(`${C()}/reports/sbom-1/annotations`, batch)).body).toHaveLength(2);
    await post(`${C()}/reports/sbom-1/annotations`, [{ ...batch[0], summary: 'New' }]);
    const annotations = await get(`${C()}/reports/sbom-1/annotations`);
    expect(annotations.see.values).toMatchObject([
      { external_id: 'a', summary: 'New' },
      { external_id: 'b' },
    ]);
    expect((await call(running, 'DELETE', `${C()}/reports/sbom-1`)).status).toBe(204);
    expect((await get(`${C()}/reports/sbom-1`)).status).toBe(404);
    expect((await get(`${C()}/reports/sbom-1/annotations`)).status).toBe(404);
  });

  it.each([
    ['no title', { title: undefined }],
    ['no details', { details: '' }],
    ['an unknown type', { report_type: 'SBOM' }],
    ['a link that is no web address', { link: 'javascript:alert(1)' }],
    ['eleven data fields', { data: Array.from({ length: 11 }, () => ({ title: 't', value: 1 })) }],
    ['a percentage over 100', { data: [{ title: 't', type: 'PERCENTAGE', value: 101 }] }],
    ['a number as text', { data: [{ title: 't', type: 'NUMBER', value: '1' }] }],
  ])('refuses a report with %s', async (_what, change) => {
    const answer = await put(`${C()}/reports/bad`, { ...report, ...change }, { wrong: true });
    expect(answer.status).toBe(400);
    expect(answer.see.fields).toEqual([expect.stringContaining(Object.keys(change)[0] ?? '')]);
  });

  it('refuses annotations past the limits', async () => {
    await put(`${C()}/reports/many`, report);
    const batch = (from: number, length: number) =>
      Array.from({ length }, (_, at) => ({
        external_id: String(from + at),
        annotation_type: 'BUG',
        summary: 's',
      }));
    const path = `${C()}/reports/many/annotations`;
    expect((await post(path, [], { wrong: true })).status).toBe(400);
    expect((await post(path, batch(0, 101), { wrong: true })).status).toBe(400);
    expect((await post(path, [{ external_id: 'x', summary: 's' }], { wrong: true })).status).toBe(
      400,
    );
    for (let from = 0; from < 1000; from += 100) await post(path, batch(from, 100));
    expect((await post(path, batch(1000, 1))).status).toBe(400);
    expect((await post(path, batch(999, 1))).status).toBe(200);
  });
});

describe('build statuses', () => {
  const status = { key: 'sbom', state: 'INPROGRESS', url: 'https://x.example/1', refname: 'main' };

  it('sets, overwrites and updates by key', async () => {
    const path = `${C()}/statuses/build`;
    expect((await post(path, status, { as: 'reader' })).status).toBe(201);
    expect((await post(path, { ...status, state: 'FAILED' })).see.state).toBe('FAILED');
    const changed = await put(`${path}/sbom`, { key: 'sbom', state: 'SUCCESSFUL' });
    expect(changed.body).toMatchObject({ state: 'SUCCESSFUL', refname: 'main' });
    expect((await get(`${path}/sbom`)).see.state).toBe('SUCCESSFUL');
    expect((await get(`${C()}/statuses?refname=other`)).see.values).toEqual([]);
    expect((await get(`${C()}/statuses?refname=main`)).see.values).toHaveLength(1);
    expect((await get(`${path}/nope`)).status).toBe(404);
  });

  it.each([
    ['an unknown state', { ...status, state: 'DONE' }],
    ['no key', { ...status, key: undefined }],
    ['a key over 40 characters', { ...status, key: 'k'.repeat(41) }],
    ['no address', { ...status, url: undefined }],
  ])('refuses %s', async (_what, body) => {
    expect((await post(`${C()}/statuses/build`, body, { wrong: true })).status).toBe(400);
  });
});
