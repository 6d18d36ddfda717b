import { describe, expect, it } from '@jest/globals';
import { createDeliveryStore } from '../../src/storage/delivery-store';
import { createMemoryKv } from '../fakes/memory-kv';
import { aDelivery, sha256 } from './stores';

function aStore() {
  return createDeliveryStore({ kv: createMemoryKv().kv, sha256 });
}

describe('a delivery is claimed', () => {
  it('by one of many who saw nothing', async () => {
    const store = aStore();
    const claims = Array.from({ length: 9 }, (_, n) =>
      store.claim(aDelivery({ runId: `run-${String(n)}` }), undefined),
    );
    const won = await Promise.all(claims);
    expect(won.filter(Boolean)).toHaveLength(1);
    expect(await store.get('key-1')).toMatchObject({ runId: `run-${String(won.indexOf(true))}` });
  });

  it('by one of many who saw the same attempt', async () => {
    const store = aStore();
    const first = aDelivery();
    await store.claim(first, undefined);
    await store.settle({ ...first, state: 'queued' });
    const seen = await store.get('key-1');
    const claims = [1, 2, 3].map((n) =>
      store.claim(aDelivery({ attempts: 2, runId: `run-${String(n)}` }), seen),
    );
    expect((await Promise.all(claims)).filter(Boolean)).toHaveLength(1);
  });

  it('not by who saw an attempt that is over', async () => {
    const store = aStore();
    const first = aDelivery();
    await store.claim(first, undefined);
    await store.claim(aDelivery({ attempts: 2 }), first);
    expect(await store.claim(aDelivery({ attempts: 2 }), first)).toBe(false);
    expect(await store.claim(aDelivery(), undefined)).toBe(false);
  });
});

describe('an outcome', () => {
  it.each(['queued', 'failed', 'rejected', 'accepted', 'processed', 'delivering'] as const)(
    '%s is not written over the attempt of somebody else',
    async (state) => {
      const store = aStore();
      const first = aDelivery();
      await store.claim(first, undefined);
      const second = aDelivery({ attempts: 2, runId: 'run-2' });
      await store.claim(second, first);
      expect(await store.settle({ ...first, state })).toBe(false);
      expect(await store.get('key-1')).toEqual(second);
      expect(await store.settle({ ...second, state })).toBe(true);
      expect(await store.get('key-1')).toEqual({ ...second, state });
    },
  );

  it('accepted always counts, and is not taken back by who looked in vain', async () => {
    const store = aStore();
    const first = aDelivery();
    await store.claim(first, undefined);
    const second = aDelivery({ attempts: 2 });
    await store.claim(second, first);
    await store.arrived({ ...first, state: 'accepted' });
    expect(await store.settle({ ...second, state: 'queued' })).toBe(false);
    expect(await store.get('key-1')).toMatchObject({ state: 'accepted' });
  });

  it('accepted makes the document the current one of its file and environment, and of no other', async () => {
    const store = aStore();
    const first = aDelivery();
    await store.claim(first, undefined);
    expect((await store.load('key-1', first)).current).toBeUndefined();
    await store.arrived({ ...first, state: 'accepted' });
    const current = { key: 'key-1', eventAt: 5, order: 10, ref: 'main' };
    expect((await store.load('key-2', aDelivery({ version: '2' }))).current).toEqual(current);
    for (const name of ['environment', 'product', 'destination', 'repository', 'path'] as const) {
      const other = aDelivery({ [name]: 'x' });
      expect((await store.load('key-2', other)).current).toBeUndefined();
    }
    // The very document, from a file of another name: what became of it where it went.
    expect((await store.load('key-1', aDelivery({ path: 'x' }))).current).toEqual(current);
  });
});

it('deliveries of a repository come page by page, those that changed last first', async () => {
  const store = aStore();
  for (const [key, updatedAt] of [
    ['a', 1],
    ['b', 3],
    ['c', 2],
  ] as const) {
    await store.arrived(aDelivery({ key, updatedAt, state: 'accepted' }));
  }
  await store.arrived(aDelivery({ key: 'x', repository: 'another', state: 'accepted' }));
  const keysOf = (values: readonly { key: string }[]) => values.map(({ key }) => key);
  const first = await store.page(aDelivery().repository, 2);
  expect(keysOf(first.values)).toEqual(['b', 'c']);
  const second = await store.page(aDelivery().repository, 2, first.cursor);
  expect(keysOf(second.values)).toEqual(['a']);
  expect(second.cursor).toBeUndefined();
});
