import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { call } from './client';
import { commitFiles, git, startSandbox, temporaryFolder, workingCopy } from './harness';
import type { RunningSandbox } from './harness';

const R = '/2.0/repositories/sandbox/shop';
const folder = temporaryFolder();
let running: RunningSandbox;
let work: string;
let directory: string;
let ticks = 0;

beforeAll(async () => {
  running = await startSandbox({ clock: { now: () => (ticks += 1000) } });
  directory = (await running.sandbox.createRepository({ slug: 'shop' })).directory;
  work = await workingCopy(folder.path);
  await commitFiles(work, 'One', { 'a.txt': 'a' });
  await git(work, 'push', '--quiet', directory, 'main');
  await running.sandbox.catchUp();
});
afterEach(() => {
  running.sandbox.faults.requests.clear();
  running.sandbox.faults.events.clear();
  running.sandbox.limit.set(10_000);
});
afterAll(async () => {
  await running.close();
  folder.dispose();
});

const asApp = (path = R, init: RequestInit = {}) =>
  running.sandbox.connection.request({ type: 'app' }, path, init);

describe('faults of the REST API', () => {
  it.each([401, 403, 404, 410, 500, 503, 555] as const)(
    'answers %d as Bitbucket does',
    async (status) => {
      running.sandbox.faults.requests.next({ kind: 'status', status });
      const answer = await call(running, 'GET', `${R}/refs/branches`, { wrong: true });
      expect([answer.status, answer.body]).toMatchObject([status, { type: 'error' }]);
      expect((await call(running, 'GET', R)).status).toBe(200);
    },
  );

  it('answers 429 in plain text, with the time to wait where it is given', async () => {
    const { requests } = running.sandbox.faults;
    requests.next({ kind: 'status', status: 429, retryAfter: '17' });
    requests.next({ kind: 'status', status: 429 });
    const seen = [await asApp(), await asApp()];
    expect(seen.map(({ status, headers }) => [status, headers.get('retry-after')])).toEqual([
      [429, '17'],
      [429, null],
    ]);
    expect(await seen[0]?.text()).toBe('Rate limit for this resource has been exceeded');
  });

  it('answers HTML, late, or half', async () => {
    const { requests } = running.sandbox.faults;
    requests.next({ kind: 'html' });
    requests.next({ kind: 'slow', milliseconds: 1 });
    requests.next({ kind: 'cut' });
    expect(await (await asApp()).text()).toContain('<html>');
    expect((await asApp()).status).toBe(200);
    await expect((await asApp()).json()).rejects.toThrow('ECONNRESET');
    requests.next({ kind: 'cut' });
    await expect(call(running, 'GET', R)).rejects.toThrow();
    expect(requests.met()).toBeGreaterThanOrEqual(4);
  });

  it('meets only what the filter lets it, that many times', async () => {
    const { requests } = running.sandbox.faults;
    requests.next({ kind: 'status', status: 500 }, { path: '/refs/', actor: 'app', times: 2 });
    expect((await asApp()).status).toBe(200);
    expect((await call(running, 'GET', `${R}/refs/branches`)).status).toBe(200);
    const statuses = [];
    for (let n = 0; n < 3; n += 1) statuses.push((await asApp(`${R}/refs/branches`)).status);
    expect([statuses, requests.planned()]).toEqual([[500, 500, 200], 0]);
  });

  it('does what a cut answer does not tell', async () => {
    running.sandbox.faults.requests.next({ kind: 'cut' });
    const body = JSON.stringify({ name: 'cut-off', target: { hash: 'main' } });
    await (await asApp(`${R}/refs/branches`, { method: 'POST', body })).text().catch(() => '');
    expect((await asApp(`${R}/refs/branches/cut-off`)).status).toBe(200);
  });
});

describe('the limit of requests', () => {
  it('is said with every answer to the app, and counts', async () => {
    const spent = running.sandbox.limit.spent();
    running.sandbox.limit.set(spent + 10);
    const answers: Response[] = [];
    for (let n = 0; n < 11; n += 1) answers.push(await asApp());
    const told = (name: string) => answers.map(({ headers }) => headers.get(name));
    expect(answers.map(({ status }) => status)).toEqual([...Array<number>(10).fill(200), 429]);
    expect(new Set(told('x-ratelimit-limit'))).toEqual(new Set([String(spent + 10)]));
    expect(told('x-ratelimit-nearlimit').slice(-3)).toEqual(['true', 'true', 'true']);
    // A person's token has a limit of its own.
    expect((await call(running, 'GET', R)).status).toBe(200);
    ticks += 3600_000;
    expect([running.sandbox.limit.spent(), (await asApp()).status]).toEqual([0, 200]);
    running.sandbox.limit.set(10_000);
    expect((await asApp()).headers.get('x-ratelimit-nearlimit')).toBe('false');
  });
});

describe('faults of events', () => {
  let branches = 0;
  /** Makes that many branches, one event each, and says which events came. */
  async function branch(count = 1): Promise<unknown[]> {
    running.events.length = 0;
    for (let n = 0; n < count; n += 1) {
      branches += 1;
      await git(work, 'push', '--quiet', directory, `main:refs/heads/b${String(branches)}`);
    }
    await running.sandbox.catchUp();
    return refs();
  }
  const refs = () =>
    running.events.map((event) => (event['push'] as { ref: string } | undefined)?.ref);

  it('drops and doubles', async () => {
    const { events } = running.sandbox.faults;
    events.next({ kind: 'drop' });
    expect(await branch()).toEqual([]);
    events.next({ kind: 'double' });
    expect(await branch()).toEqual(['b2', 'b2']);
    expect(await branch()).toEqual(['b3']);
  });

  it('delays, also over a restart of the plan', async () => {
    const { faults } = running.sandbox;
    faults.events.next({ kind: 'delay', milliseconds: 600_000 });
    expect(await branch(2)).toEqual(['b5']);
    faults.events.clear();
    expect([faults.held(), faults.release()]).toEqual([1, 0]);
    ticks += 600_000;
    await running.sandbox.catchUp();
    expect([refs(), faults.held()]).toEqual([['b5', 'b4'], 0]);
  });

  it('turns the order round', async () => {
    const { faults } = running.sandbox;
    faults.events.next({ kind: 'reorder' }, { times: 2 });
    expect(await branch(3)).toEqual(['b8', 'b7', 'b6']);
    faults.events.next({ kind: 'reorder' });
    expect(await branch()).toEqual([]);
    expect([faults.release('all'), refs()]).toEqual([1, ['b9']]);
  });

  it('meets only events of the type asked for', async () => {
    running.sandbox.faults.events.next(
      { kind: 'drop' },
      { eventType: 'avi:bitbucket:deleted:repository' },
    );
    expect(await branch()).toEqual(['b10']);
  });
});
