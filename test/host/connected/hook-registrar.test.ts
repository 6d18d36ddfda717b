import { once } from 'node:events';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { createHookRegistrar } from '../../../host/connected/hook-registrar';
import { createConnectionHooks } from '../../../host/connections/hooks/hook-store';
import { openDatabase } from '../../../host/database';
import { createSecretBox } from '../../../host/vault/secret-box';
import { createSealedStore } from '../../../host/vault/sealed-store';
import { fakeBitbucket, row, uuidOf } from './fake-bitbucket';
import { CONNECTION } from '../connections/hooks/token-connection';

const REPOSITORIES = [1, 2, 3];
const NOW = Date.UTC(2026, 10, 22, 12);
const LIMIT = () => new Response('', { status: 429, headers: { 'retry-after': '9000' } });

describe('webhooks repository by repository', () => {
  let hooks: ReturnType<typeof createConnectionHooks>;
  let faults: unknown[];
  /** What the next question about webhooks of the place meets; `0` is the workspace. */
  let troubles: Map<number, Response>;
  /** `POST 2`, `GET 0`: the questions about webhooks. */
  let asked: string[];
  /** Troubles come again and again. */
  let always: (() => Response) | undefined;
  beforeEach(() => {
    const database = openDatabase(':memory:');
    hooks = createConnectionHooks(
      database,
      createSealedStore(database, createSecretBox(new Uint8Array(32))),
    );
    faults = [];
    troubles = new Map();
    asked = [];
    always = undefined;
  });

  /** Another process of the host; `paused` resolves with the milliseconds of the next pause. */
  const registrarOf = (
    role: 'workspace' | 'repositories' = 'repositories',
    repositories = REPOSITORIES,
  ) => {
    const { open, list } = fakeBitbucket();
    list(...repositories.map((one) => row(one, one)));
    const atBitbucket = open.product.request;
    const request: typeof atBitbucket = async (who, path, init) => {
      if (!path.includes('/hooks')) return atBitbucket(who, path, init);
      const { method = 'GET' } = init;
      const place = repositories.find((one) => path.includes(uuidOf(one))) ?? 0;
      asked.push(`${method} ${place}`);
      const trouble = troubles.get(place);
      if (trouble && always) return always();
      troubles.delete(place);
      if (trouble) return trouble;
      if (place === 0 && role === 'repositories') return new Response('', { status: 403 });
      if (method === 'GET') return Response.json({ values: [] });
      return Response.json({ uuid: `{${uuidOf(100 + place)}}`, url: '' });
    };
    const pauses: { milliseconds: number; end: () => void }[] = [];
    const told = new EventTarget();
    const registrar = createHookRegistrar({
      connection: CONNECTION,
      open: { ...open, product: { ...open.product, request } },
      service: fakeBitbucket().access.service,
      hooks,
      publicUrl: 'https://bridge.example',
      clock: { now: () => NOW },
      onFault: (error) => faults.push(error),
      wait: (milliseconds, signal) =>
        new Promise((resolve, reject) => {
          signal.addEventListener('abort', () => {
            reject(new Error('aborted'));
          });
          pauses.push({ milliseconds, end: resolve });
          told.dispatchEvent(new Event('paused'));
        }),
    });
    const paused = async () => {
      if (pauses.length === 0) await once(told, 'paused');
      const pause = pauses.shift();
      if (pause === undefined) throw new Error('There is no pause.');
      return pause;
    };
    return { ...registrar, paused };
  };
  const registered = () =>
    hooks
      .list(CONNECTION.id)
      .filter(({ uuid }) => uuid !== undefined)
      .map(({ repository }) => REPOSITORIES.find((one) => uuidOf(one) === repository));

  it('are registered after the answer, and a long pause is kept', async () => {
    const { save, settled, state, paused } = registrarOf();
    troubles.set(2, LIMIT());
    await save();
    expect(state()).toHaveProperty('progress.done');
    const pause = await paused();
    expect(pause.milliseconds).toBe(9_000_000);
    // Bitbucket says how many there are.
    expect(state()).toEqual({ progress: { done: 1, total: 3, until: NOW + 9_000_000 } });
    pause.end();
    await settled();
    expect(state()).toEqual({});
    expect(registered()).toEqual(REPOSITORIES);
    expect(hooks.isUnfinished(CONNECTION.id)).toBe(false);
    expect(faults).toEqual([]);
  });

  it('are gone on with after the host was stopped meanwhile', async () => {
    const before = registrarOf();
    troubles.set(2, LIMIT());
    await before.save();
    await before.paused();
    await before.stop();
    expect(before.state()).toEqual({});
    expect(registered()).toEqual([1]);

    const after = registrarOf();
    after.resume();
    await after.settled();
    expect(registered()).toEqual(REPOSITORIES);
    asked = [];
    after.resume();
    await after.settled();
    expect(asked).toEqual([]);
    expect(faults).toEqual([]);
  });

  it('end with another Save, which may find that the workspace’s will do', async () => {
    const { save, settled, paused, state } = registrarOf();
    troubles.set(2, LIMIT());
    await save();
    await paused();
    // What is known to be left is not given up because of the limit.
    troubles.set(0, LIMIT());
    await save();
    await settled();
    expect([registered(), state()]).toEqual([REPOSITORIES, {}]);

    troubles.set(3, LIMIT());
    await save();
    await paused();
    const other = registrarOf('workspace');
    await other.save();
    expect(registered()).toEqual([undefined]);
    expect(hooks.isUnfinished(CONNECTION.id)).toBe(false);
  });

  const FAILING = () => new Response('', { status: 503 });
  /** Ends every pause until nothing is at work; how many there were. */
  const throughPauses = async ({ paused, settled }: ReturnType<typeof registrarOf>) => {
    for (let count = 0; ; count += 1) {
      const pause = await Promise.race([paused(), settled().then(() => undefined)]);
      if (pause === undefined) return count;
      expect(pause.milliseconds).toBe(300_000);
      pause.end();
    }
  };

  it.each([
    ['three in a row', [1, 2, 3]],
    ['the first of them alone', [1]],
    ['the last ones', [2, 3]],
  ])('wait while Bitbucket fails for %s, and go on with them', async (_name, failing) => {
    const registrar = registrarOf();
    for (const one of failing) troubles.set(one, FAILING());
    await registrar.save();
    expect(await throughPauses(registrar)).toBe(1);
    expect(registered().sort()).toEqual(REPOSITORIES);
    expect(registrar.state()).toEqual({});
    expect(asked.filter((one) => one.startsWith('POST'))).toHaveLength(REPOSITORIES.length);
    expect(hooks.isUnfinished(CONNECTION.id)).toBe(false);
    expect(faults).toEqual([]);
  });

  it('do not wait for ever for those that always fail, which are named', async () => {
    const registrar = registrarOf('repositories', [...REPOSITORIES, 4, 5]);
    always = FAILING;
    for (const one of REPOSITORIES) troubles.set(one, FAILING());
    await registrar.save();
    expect(await throughPauses(registrar)).toBe(2);
    expect(hooks.list(CONNECTION.id).filter(({ uuid }) => uuid !== undefined)).toHaveLength(2);
    expect(registrar.state()).toMatchObject({ problem: { code: 'HOOK_PARTIAL' } });
  });

  it('go on waiting after a Save during an outage', async () => {
    const registrar = registrarOf();
    for (const one of REPOSITORIES) troubles.set(one, FAILING());
    await registrar.save();
    await registrar.paused();
    troubles.set(0, FAILING());
    await registrar.save();
    await registrar.settled();
    expect([registered(), registrar.state()]).toEqual([REPOSITORIES, {}]);
  });

  it('end where something concerns all of them; the next start tries again', async () => {
    const { save, settled, state } = registrarOf();
    troubles.set(1, new Response('', { status: 401 }));
    await save();
    await settled();
    expect(state()).toMatchObject({ problem: { code: 'TOKEN_REFUSED' } });
    expect(hooks.isUnfinished(CONNECTION.id)).toBe(true);
    expect(faults).toEqual([]);
  });

  it('are not tried again where the role reaches none of them', async () => {
    const { save, settled, state } = registrarOf();
    for (const one of REPOSITORIES) troubles.set(one, new Response('', { status: 403 }));
    await save();
    await settled();
    expect(state()).toMatchObject({ problem: { code: 'HOOK_FORBIDDEN' } });
    expect(hooks.isUnfinished(CONNECTION.id)).toBe(false);
  });
});
