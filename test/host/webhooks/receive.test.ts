import { createHmac, randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { openDatabase } from '../../../host/database';
import type { ProductEvent } from '../../../host/platform/types';
import { createHookReceiver } from '../../../host/webhooks/receive';
import type { HookTarget } from '../../../host/webhooks/receive';
import { base, push, updated, WORKSPACE } from './bodies';

const SECRET = 'one of ours';
const PUBLISHED = {
  file: resolve(
    __dirname,
    '../../../../shared/data/bitbucket-webhooks/push-branch-created-signed.json',
  ),
  secret: 'Gkvl$k$wyNpQAF42',
  signature: 'sha256=f205c729821c6954aff2afe72b965c34015b4baf96ea8ddc2cc44999c014a035',
};

const sign = (body: string | Uint8Array, secret = SECRET, algorithm = 'sha256') =>
  `${algorithm}=${createHmac(algorithm, secret).update(body).digest('hex')}`;

describe('the receiver of webhooks', () => {
  let events: ProductEvent[];
  let reconciled: string[];
  let heard: string[];
  let faults: unknown[];
  let target: HookTarget;
  beforeEach(() => {
    events = [];
    reconciled = [];
    heard = [];
    faults = [];
    target = {
      workspace: { uuid: WORKSPACE.replace(/[{}]/g, ''), slug: 'acme' },
      secrets: () => ['an older one', SECRET],
      inbox: {
        database: openDatabase(':memory:'),
        emit: (event) => events.push(event),
        reconcile: (repository) => reconciled.push(repository),
        mainBranch: () => 'main',
        heard: (hook) => heard.push(hook),
      },
    };
  });

  const send = async (body: string | Uint8Array, headers: Record<string, string> = {}) => {
    const routes = createHookReceiver({
      find: (id) => (id === 'ours' ? target : undefined),
      clock: { now: () => 1000 },
      onFault: (error) => faults.push(error),
    });
    const answer = await routes.request('/hooks/bitbucket/ours', {
      method: 'POST',
      headers: {
        'x-event-key': 'repo:push',
        'x-request-uuid': randomUUID(),
        'x-hook-uuid': '{HOOK}',
        'x-hub-signature': sign(body),
        ...headers,
      },
      body: new Uint8Array(Buffer.from(body)),
    });
    return { status: answer.status, code: ((await answer.json()) as { code: string }).code };
  };
  const BODY = JSON.stringify(push(updated()));
  const flipped = sign(BODY).replace(/.$/, (last) => (last === '0' ? '1' : '0'));
  const foreign = (repository: object) =>
    JSON.stringify({ ...push(updated()), repository: { ...base().repository, ...repository } });
  const OTHER = '{99999999-8bb5-4a9c-9d2e-3b1e5a7c4f10}';

  it.each([
    ['unsigned', BODY, { 'x-hub-signature': '' }, 401, 'UNSIGNED'],
    [
      'with one bit of the signature changed',
      BODY,
      { 'x-hub-signature': flipped },
      403,
      'MISMATCH',
    ],
    [
      'with one byte of the body changed',
      `${BODY} `,
      { 'x-hub-signature': sign(BODY) },
      403,
      'MISMATCH',
    ],
    [
      'signed with SHA-1',
      BODY,
      { 'x-hub-signature': sign(BODY, SECRET, 'sha1') },
      403,
      'MALFORMED',
    ],
    [
      'signed with another secret',
      BODY,
      { 'x-hub-signature': sign(BODY, 'theirs') },
      403,
      'MISMATCH',
    ],
    ['of 300 kB', 'x'.repeat(300_000), {}, 413, 'BODY_TOO_LARGE'],
    ['that is no JSON', '{"repository":', {}, 400, 'BODY_UNREADABLE'],
    ['without a repository', '{}', {}, 400, 'BODY_UNREADABLE'],
    ['of another workspace', foreign({ workspace: { uuid: OTHER } }), {}, 403, 'OTHER_WORKSPACE'],
    [
      'of another workspace, in the old shape',
      foreign({ workspace: undefined, full_name: 'other/web-shop' }),
      {},
      403,
      'OTHER_WORKSPACE',
    ],
  ])('refuses a delivery %s', async (_what, body, headers, status, code) => {
    expect(await send(body, headers)).toEqual({ status, code });
    expect([events, reconciled, heard]).toEqual([[], [], []]);
  });

  it('takes one that is signed, tells the app of each ref, and notes the webhook', async () => {
    const body = JSON.stringify(push(updated('main'), updated('topic')));
    expect(await send(body)).toEqual({ status: 200, code: 'ACCEPTED' });
    expect(events.map((event) => event['push'])).toMatchObject([
      { ref: 'main', mainbranch: true },
      { ref: 'topic', mainbranch: false },
    ]);
    expect(heard).toEqual(['hook']);
  });

  it('answers a repeated one, and does nothing', async () => {
    const headers = { 'x-request-uuid': 'again' };
    expect(await send(BODY, headers)).toMatchObject({ code: 'ACCEPTED' });
    expect(await send(BODY, headers)).toEqual({ status: 200, code: 'DUPLICATE' });
    expect(await send(BODY)).toMatchObject({ code: 'ACCEPTED' });
    expect(events).toHaveLength(2);
  });

  it('takes it anew where its events could not be stored', async () => {
    const { inbox } = target;
    if (inbox === undefined) throw new Error('There is an inbox');
    let fails = true;
    const emit = (event: ProductEvent): void => {
      if (fails) throw new Error('The disk is full');
      events.push(event);
    };
    target = { ...target, inbox: { ...inbox, emit } };
    const headers = { 'x-request-uuid': 'again' };
    expect(await send(BODY, headers)).toEqual({ status: 503, code: 'NOT_STORED' });
    expect(faults).toHaveLength(1);
    fails = false;
    expect(await send(BODY, headers)).toMatchObject({ code: 'ACCEPTED' });
    expect(events).toHaveLength(1);
  });

  it('looks at the branches where a push names no change', async () => {
    expect(await send(JSON.stringify(push()))).toEqual({ status: 200, code: 'RECONCILED' });
    expect(reconciled).toEqual([base().repository.uuid.replace(/[{}]/g, '')]);
  });

  it('ignores events that it has no use for', async () => {
    expect(await send(BODY, { 'x-event-key': 'repo:fork' })).toMatchObject({ code: 'IGNORED' });
  });

  it('answers 410 for a connection that is disabled or gone', async () => {
    const { inbox: _, ...disabled } = target;
    target = disabled;
    expect(await send(BODY)).toEqual({ status: 410, code: 'CONNECTION_DISABLED' });
    const routes = createHookReceiver({
      find: () => undefined,
      clock: Date,
      onFault: () => undefined,
    });
    const answer = await routes.request('/hooks/bitbucket/gone', { method: 'POST', body: BODY });
    expect(answer.status).toBe(410);
  });

  (existsSync(PUBLISHED.file) ? it : it.skip)('verifies the published delivery', async () => {
    const bytes = readFileSync(PUBLISHED.file);
    const { uuid, slug } = (
      JSON.parse(bytes.toString('utf8')) as {
        repository: { workspace: { uuid: string; slug: string } };
      }
    ).repository.workspace;
    target = {
      ...target,
      workspace: { uuid: uuid.replace(/[{}]/g, ''), slug },
      secrets: () => [PUBLISHED.secret],
    };
    const headers = { 'x-hub-signature': PUBLISHED.signature };
    expect(await send(bytes, headers)).toEqual({ status: 200, code: 'ACCEPTED' });
    expect(events).toHaveLength(1);
    bytes[100] = (bytes[100] ?? 0) ^ 1;
    expect(await send(bytes, headers)).toEqual({ status: 403, code: 'MISMATCH' });
  });
});
