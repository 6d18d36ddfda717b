import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { serviceAt } from '../../../../host/connections/bitbucket-service';
import { createConnectionHooks } from '../../../../host/connections/hooks/hook-store';
import { registerEach, type HookProgress } from '../../../../host/connections/hooks/register-each';
import { registerHooks, removeHooks } from '../../../../host/connections/hooks/register-hooks';
import { ConnectionError } from '../../../../host/connections/problem';
import { listHeads } from '../../../../host/connections/rest/list-heads';
import { listRepositories } from '../../../../host/connections/rest/list-repositories';
import { createHeadStore } from '../../../../host/connected/head-store';
import { createPoller } from '../../../../host/connected/poll-heads';
import { createRepositoryIndex } from '../../../../host/connected/repository-index';
import { createRequestBudget } from '../../../../host/connected/request-budget';
import { openDatabase } from '../../../../host/database';
import type { ProductEvent } from '../../../../host/platform/types';
import { createSecretBox } from '../../../../host/vault/secret-box';
import { createSealedStore } from '../../../../host/vault/sealed-store';
import { startShop } from '../../sandbox/shop';
import type { Shop } from '../../sandbox/shop';
import { CONNECTION } from './token-connection';

describe('webhooks of a connection, and polling, at the sandbox', () => {
  let shop: Shop;
  const database = openDatabase(':memory:');
  const sealed = createSealedStore(database, createSecretBox(new Uint8Array(32)));
  const hooks = createConnectionHooks(database, sealed);
  beforeAll(async () => {
    shop = await startShop();
  });
  afterAll(() => shop.close());

  const openAs = (authorization: string) => {
    const { origin, sandbox } = shop.running;
    const product = {
      workspace: sandbox.workspace.uuid,
      request: (_who: unknown, path: string, init: RequestInit) => {
        const headers = new Headers(init.headers);
        headers.set('authorization', authorization);
        return fetch(origin + path, { ...init, headers });
      },
    };
    const access = { kind: CONNECTION.kind, product, service: serviceAt(origin) };
    return {
      access,
      product,
      hasApi: true,
      repositories: () => listRepositories(access, product.workspace, 'made'),
      heads: (repository: { uuid: string }) => listHeads(access, product.workspace, repository),
      account: { accountId: 'a', name: 'A' },
      check: () => Promise.resolve([]),
      close: () => Promise.resolve(),
    };
  };
  const owner = () => {
    const { email, apiToken } = shop.running.sandbox.credentials;
    return openAs(`Basic ${Buffer.from(`${email}:${apiToken}`).toString('base64')}`);
  };
  const token = () => openAs(`Bearer ${shop.running.sandbox.credentials.accessToken}`);
  const save = (open = owner(), publicUrl = 'http://127.0.0.1:1') =>
    registerHooks(CONNECTION, open, { service: open.access.service, hooks, publicUrl });
  /** What is left to do where the workspace refuses. Pauses are over at once. */
  const each = async (
    open = token(),
    signal = new AbortController().signal,
    onProgress: (progress: HookProgress) => void = () => undefined,
  ) => {
    pauses = [];
    const outcome = await save(open);
    if (outcome.kind !== 'repositories') throw new Error(`Registered: ${outcome.kind}`);
    return registerEach(outcome.work, open, {
      signal,
      clock: Date,
      onProgress,
      wait: async (milliseconds) => {
        pauses.push(milliseconds);
      },
    });
  };
  let pauses: number[] = [];
  /** What the next question about webhooks of this repository meets. */
  const trouble = (slug: string, status: 403 | 429 | 500, retryAfter?: string) => {
    const { sandbox } = shop.running;
    const { uuid = '' } = sandbox.repositories().find((one) => one.slug === slug) ?? {};
    const fault = { kind: 'status', status, ...(retryAfter && { retryAfter }) } as const;
    sandbox.faults.requests.next(fault, { path: `${uuid}.*/hooks` });
  };
  const registered = () => shop.running.sandbox.hooks.subscriptions.list(undefined);

  it('are registered once, found again after a lost answer, repaired and removed', async () => {
    expect(await save()).toEqual({ kind: 'workspace', change: 'created' });
    expect(await save()).toEqual({ kind: 'workspace', change: 'unchanged' });
    hooks.registered(CONNECTION.id, '', 'lost', '');
    expect(await save()).toEqual({ kind: 'workspace', change: 'repaired' });
    const [hook] = registered();
    if (hook === undefined) throw new Error('Nothing is registered');
    expect(hooks.secrets(CONNECTION.id)).toEqual([hook.secret]);
    const { subscriptions } = shop.running.sandbox.hooks;
    subscriptions.put({ ...hook, active: false, events: ['repo:fork'] });
    subscriptions.put({ ...hook, uuid: '99999999-8bb5-4a9c-9d2e-3b1e5a7c4f10', createdAt: 1e15 });
    const foreign = { ...hook, uuid: '88888888-8bb5-4a9c-9d2e-3b1e5a7c4f10' };
    subscriptions.put({ ...foreign, url: 'http://127.0.0.1:1/theirs' });
    expect(await save()).toEqual({ kind: 'workspace', change: 'repaired' });
    expect(
      registered()
        .map(({ uuid }) => uuid)
        .sort(),
    ).toEqual([foreign.uuid, hook.uuid].sort());
    const open = owner();
    expect(await removeHooks(CONNECTION, open, { service: open.access.service, hooks })).toBe(true);
    expect(registered().map(({ uuid }) => uuid)).toEqual([foreign.uuid]);
  });

  it('are the repositories’ where the role does not reach the workspace', async () => {
    await save();
    hooks.secret(CONNECTION.id, 'deleted');
    expect(await each()).toMatchObject({ failed: new Map() });
    // The workspace's is out of reach, and not relied on; that of a repository that is gone is forgotten.
    const [ofWorkspace, ...others] = hooks.list(CONNECTION.id);
    expect(ofWorkspace).toMatchObject({ repository: '', url: '' });
    expect(others).toHaveLength(3);
    expect(others.map(({ repository }) => repository)).not.toContain('deleted');
    expect(await save()).toMatchObject({ kind: 'workspace', change: 'unchanged' });
    const url = `http://127.0.0.1:1/hooks/bitbucket/${CONNECTION.id}`;
    expect(hooks.list(CONNECTION.id)).toMatchObject([{ repository: '', url }]);
  });

  it('are not forgotten where the list of repositories became shorter while it was read', async () => {
    await each();
    const open = token();
    const shorter = {
      ...open,
      repositories: async function* () {
        for await (const page of open.repositories()) {
          yield { ...page, repositories: page.repositories.slice(0, 1), total: 3 };
          yield { ...page, repositories: page.repositories.slice(2), total: 2 };
        }
      },
    };
    await each(shorter);
    const places = hooks.list(CONNECTION.id).map(({ repository }) => repository);
    expect(places.filter((place) => place !== '')).toHaveLength(3);
  });

  it('are told of where they stay at the workspace, out of reach of a narrower role', async () => {
    for (const [open, isAll] of [[token(), false] as const, [owner(), true] as const]) {
      await save();
      await save(token());
      const { service } = open.access;
      expect(await removeHooks(CONNECTION, open, { service, hooks })).toBe(isAll);
      const ours = registered().filter(({ url }) => url.includes(CONNECTION.id));
      expect(ours).toHaveLength(isAll ? 0 : 1);
    }
  });

  it('are the others’ where one repository refuses or fails, and a pause is kept', async () => {
    const { service } = owner().access;
    await removeHooks(CONNECTION, owner(), { service, hooks });
    trouble('shop', 403);
    trouble('open-shop', 429, '7000');
    for (let time = 0; time < 3; time += 1) trouble('empty', 500);
    expect(await each()).toEqual({
      done: { created: ['open-shop'], repaired: [], unchanged: [] },
      failed: new Map([
        ['shop', 'HOOK_FORBIDDEN'],
        ['empty', 'BITBUCKET_FAILING'],
      ]),
    });
    expect(pauses).toEqual([7_000_000, 300_000, 300_000]);
    expect(await each()).toMatchObject({ done: { unchanged: ['open-shop'] }, failed: new Map() });
  });

  it('are registered after a pause at the list itself, and an end is taken between two', async () => {
    await removeHooks(CONNECTION, owner(), { service: owner().access.service, hooks });
    const open = token();
    // The second page is refused once: the list is read anew, and nothing is done twice.
    let isLimited = true;
    const repositories = async function* () {
      for await (const page of open.repositories()) {
        const [first, ...others] = page.repositories;
        if (first) yield { ...page, repositories: [first] };
        if (isLimited) {
          isLimited = false;
          throw new ConnectionError('BITBUCKET_LIMIT');
        }
        yield { ...page, repositories: others };
      }
    };
    const { done } = await each({ ...open, repositories });
    expect(done).toMatchObject({ repaired: [], unchanged: [] });
    expect(done.created).toHaveLength(3);
    expect(pauses).toEqual([300_000]);

    await removeHooks(CONNECTION, owner(), { service: owner().access.service, hooks });
    const ending = new AbortController();
    const endAfterOne = ({ done: sofar }: HookProgress) => {
      if (sofar === 1) ending.abort();
    };
    await expect(each(open, ending.signal, endAfterOne)).rejects.toThrow('aborted');
    expect(hooks.list(CONNECTION.id)).toHaveLength(1);
  });

  it.each(['http://bridge.example', 'nowhere'])('are not led to %s', async (address) => {
    await expect(save(owner(), address)).rejects.toMatchObject({ code: 'HOOK_ADDRESS_REFUSED' });
  });

  it('are refused to a credential without their scopes, which are named', async () => {
    const { sandbox } = shop.running;
    const secret = sandbox.issued.issue({
      kind: 'oauth',
      actor: { kind: 'account', account: sandbox.accounts.admin },
      scopes: ['repository'],
    });
    await expect(save(openAs(`Bearer ${secret}`))).rejects.toMatchObject({
      code: 'HOOK_FORBIDDEN',
      details: ['webhook'],
    });
  });

  it('is polled: the first look stores, a later one tells of each ref once', async () => {
    const events: ProductEvent[] = [];
    const clock = { now: () => Date.UTC(2026, 10, 22) };
    const heads = createHeadStore(database);
    const index = createRepositoryIndex(database);
    const open = owner();
    const { uuid, slug } = shop.running.sandbox.workspace;
    const poller = createPoller({
      workspace: { uuid, slug, name: slug },
      open,
      access: open.access,
      database,
      emit: (event) => events.push(event),
      index,
      heads,
      budget: createRequestBudget('rest', clock),
      clock,
    });
    expect(await poller.pass()).toMatchObject({ events: 0, repositories: 3, waiting: 0 });
    const known = index.list().find((one) => one.slug === 'shop')?.uuid ?? '';
    const now = heads.heads(known) ?? [];
    heads.putHeads(
      known,
      now.filter(({ name }) => name !== 'main'),
    );
    poller.reconcile(known);
    expect(await poller.pass()).toMatchObject({ events: 1 });
    expect(events[0]?.['push']).toMatchObject({ ref: 'main', after: shop.first, mainbranch: true });
    poller.reconcile(known);
    expect(await poller.pass()).toMatchObject({ events: 0 });
  });
});
