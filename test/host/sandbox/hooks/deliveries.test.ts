import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Network } from '../../../../host/platform/types';
import { toProductEvents } from '../../../../host/webhooks/to-product-events';
import { verifySignature } from '../../../../host/webhooks/signature';
import { call } from '../client';
import { commitFiles, git, startSandbox, temporaryFolder, workingCopy } from '../harness';
import type { RunningSandbox } from '../harness';
import { hookListener } from './hook-listener';
import type { HeardHook } from './hook-listener';

const SECRET = 'kept by both';
const SHOP = '/2.0/repositories/sandbox/shop';

describe('what a webhook of the sandbox sends', () => {
  const folder = temporaryFolder();
  let running: RunningSandbox;
  let work: string;
  let listener = hookListener();
  const network: Network = (request) => listener.network(request);

  beforeAll(async () => {
    running = await startSandbox({ sending: { network, retryAfterMs: [0, 0] } });
    await running.sandbox.createRepository({ slug: 'shop' });
    const made = await call(running, 'POST', '/2.0/workspaces/sandbox/hooks', {
      body: {
        description: 'Ours',
        url: 'http://127.0.0.1:1/hooks',
        active: true,
        secret: SECRET,
        events: [
          'repo:push',
          'pullrequest:created',
          'pullrequest:updated',
          'pullrequest:fulfilled',
        ],
      },
    });
    expect(made.status).toBe(201);
    work = await workingCopy(folder.path);
    await commitFiles(work, 'One', { 'a.txt': '1' });
    await git(work, 'push', '--quiet', running.remote('shop'), 'main');
    await running.sandbox.hooks.idle();
  });
  afterAll(async () => {
    await running.close();
    folder.dispose();
  });
  beforeEach(() => {
    listener = hookListener();
  });

  const converted = ({ headers, json }: HeardHook) =>
    toProductEvents(headers.get('x-event-key') ?? '', json, { at: 0, mainBranch: 'main' });
  const history = () => {
    const [hook] = running.sandbox.hooks.subscriptions.list(undefined);
    return running.sandbox.hooks.requests.history(hook?.uuid ?? '');
  };

  it('is one body for all refs of a push, and comes to what the platform is told in process', async () => {
    const told = running.events.length;
    await commitFiles(work, 'Two', { 'a.txt': '2' });
    await git(work, 'tag', '-a', 'v1', '-m', 'First');
    await git(work, 'push', '--quiet', running.remote('shop'), 'main', 'main:topic', 'v1');
    await running.sandbox.hooks.idle();

    expect(listener.heard).toHaveLength(1);
    const [heard] = listener.heard;
    if (heard === undefined) throw new Error('Nothing was sent');
    expect(converted(heard)).toMatchObject({ kind: 'events', skipped: 0 });
    const events = converted(heard);
    const pushes = events.kind === 'events' ? events.events.map((event) => event['push']) : [];
    const inProcess = running.events.slice(told).map((event) => event['push']);
    // Webhooks write times with microseconds.
    const withoutTimes = (value: unknown): unknown =>
      JSON.parse(JSON.stringify(value, (key, member: unknown) => (key === 'date' ? '' : member)));
    expect(withoutTimes(pushes)).toEqual(withoutTimes(inProcess));
  });

  it('is signed over its bytes, and names event, webhook, request and attempt', async () => {
    await commitFiles(work, 'Three', { 'a.txt': '3' });
    await git(work, 'push', '--quiet', running.remote('shop'), 'main');
    await running.sandbox.hooks.idle();
    const [heard] = listener.heard;
    if (heard === undefined) throw new Error('Nothing was sent');
    const header = heard.headers.get('x-hub-signature');
    expect(verifySignature({ body: heard.body, header, secrets: [SECRET] })).toEqual({ ok: true });
    expect(Object.fromEntries(heard.headers)).toMatchObject({
      'content-type': 'application/json',
      'user-agent': 'Bitbucket-Webhooks/2.0',
      'x-event-key': 'repo:push',
      'x-attempt-number': '1',
      'x-event-time': expect.stringContaining('GMT') as unknown,
      'x-request-uuid': history()[0]?.uuid,
      'x-hook-uuid': history()[0]?.hook,
    });
  });

  it('tells of pull requests that are opened, updated and merged', async () => {
    await git(work, 'checkout', '--quiet', '-b', 'feature');
    await commitFiles(work, 'Four', { 'b.txt': '4' });
    await git(work, 'push', '--quiet', running.remote('shop'), 'feature');
    const body = { type: 'pullrequest', title: 'F', source: { branch: { name: 'feature' } } };
    const opened = await call(running, 'POST', `${SHOP}/pullrequests`, { body });
    await commitFiles(work, 'Five', { 'b.txt': '5' });
    await git(work, 'push', '--quiet', running.remote('shop'), 'feature');
    const merge = `${SHOP}/pullrequests/${String(opened.see.id)}/merge`;
    expect((await call(running, 'POST', merge)).status).toBe(200);
    await running.sandbox.hooks.idle();

    const keys = listener.heard.map(({ headers }) => headers.get('x-event-key')).sort();
    expect(keys).toEqual([
      'pullrequest:created',
      'pullrequest:fulfilled',
      'pullrequest:updated',
      'repo:push',
      'repo:push',
      'repo:push',
    ]);
    for (const heard of listener.heard) expect(converted(heard).kind).toBe('events');
    const hashes = listener.heard.flatMap(({ json }) => {
      const text = JSON.stringify((json as { pullrequest?: unknown }).pullrequest ?? {});
      return [...text.matchAll(/"hash":"([0-9a-f]+)"/g)].map(([, hash]) => hash?.length);
    });
    expect(new Set(hashes)).toEqual(new Set([12]));
    await git(work, 'checkout', '--quiet', 'main');
    await git(work, 'pull', '--quiet', running.remote('shop'), 'main');
  });

  it.each([
    { answers: [503, 502, 200] as const, attempts: ['1', '2', '3'], outcome: { status: 200 } },
    { answers: [500] as const, attempts: ['1', '2', '3'], outcome: { status: 500 } },
    { answers: [404] as const, attempts: ['1'], outcome: { status: 404 } },
    { answers: ['silence'] as const, attempts: ['1'], outcome: { error: 'NO_ANSWER' } },
  ])('is tried again after 5xx alone: $answers', async ({ answers, attempts, outcome }) => {
    listener = hookListener(...answers);
    await commitFiles(work, 'More', { 'c.txt': String(Math.random()) });
    await git(work, 'push', '--quiet', running.remote('shop'), 'main');
    await running.sandbox.hooks.idle();
    expect(listener.heard.map(({ headers }) => headers.get('x-attempt-number'))).toEqual(attempts);
    expect(new Set(listener.heard.map(({ headers }) => headers.get('x-request-uuid'))).size).toBe(
      1,
    );
    expect(history()[0]).toMatchObject({ attempts: attempts.length, outcome });
  });

  it('is silently left out over 256 KB', async () => {
    const before = history().length;
    const names = Array.from({ length: 120 }, (_, at) => `bulk/${'x'.repeat(150)}-${String(at)}`);
    const head = await git(work, 'rev-parse', 'HEAD');
    await git(
      work,
      'push',
      '--quiet',
      running.remote('shop'),
      ...names.map((name) => `${head}:refs/heads/${name}`),
    );
    await running.sandbox.hooks.idle();
    expect(listener.heard).toHaveLength(0);
    expect(history()).toHaveLength(before);
  });

  it('has no secret in the database', () => {
    running.database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    const dump = readFileSync(join(running.directory, '../host.sqlite'), 'latin1');
    expect(dump).toContain('http://127.0.0.1:1/hooks');
    expect(dump).not.toContain(SECRET);
  });
});
