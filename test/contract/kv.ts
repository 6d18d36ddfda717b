import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Kv } from '../../src/core/ports';

/** What every Kv must do; run on the fake and on Forge's SDK over the host's storage. */
export function kvContract(
  name: string,
  within: (test: (kv: Kv) => Promise<void>) => Promise<void>,
) {
  describe(`${name} keeps the Kv contract`, () => {
    let counter = 0;
    let key = '';
    beforeEach(() => {
      counter += 1;
      key = `k${String(counter)}:${String(process.pid)}`;
    });
    const run = (state: string, dueAt: number, receivedAt = dueAt) => ({
      repository: `repository-${key}`,
      receivedAt,
      state: `${state}-${key}`,
      dueAt,
      body: { dueAt },
    });

    it('has nothing at first', () =>
      within(async (kv) => {
        expect(await kv.get({ key })).toBeUndefined();
        expect(await kv.get({ key, entity: 'run' })).toBeUndefined();
        expect(await kv.getSecret(key)).toBeUndefined();
        await expect(kv.delete({ key })).resolves.toBeUndefined();
      }));

    it('returns what was set, and forgets what was deleted', () =>
      within(async (kv) => {
        await kv.set({ key, value: { a: [1, 'ü', null] } });
        expect(await kv.get({ key })).toEqual({ a: [1, 'ü', null] });
        await kv.delete({ key });
        expect(await kv.get({ key })).toBeUndefined();
      }));

    it('keeps plain keys and entities apart', () =>
      within(async (kv) => {
        await kv.set({ key, value: 'plain' });
        await kv.set({ key, entity: 'run', value: run('queued', 1) });
        const values = await kv.getMany([
          { key },
          { key, entity: 'run' },
          { key: `${key}:absent` },
        ]);
        expect(values).toEqual(['plain', run('queued', 1), undefined]);
      }));

    it('creates a key once', () =>
      within(async (kv) => {
        expect(await kv.create({ key, value: 1 })).toBe(true);
        expect(await kv.create({ key, value: 2 })).toBe(false);
        expect(await kv.get({ key })).toBe(1);
      }));

    it('claims an absent entity once', () =>
      within(async (kv) => {
        const set = { key, entity: 'run', onlyIf: { attribute: 'state', absent: true } } as const;
        expect(await kv.transact([{ ...set, value: run('queued', 1) }])).toBe(true);
        expect(await kv.transact([{ ...set, value: run('queued', 2) }])).toBe(false);
        expect(await kv.get({ key, entity: 'run' })).toEqual(run('queued', 1));
      }));

    it('lets one of many claim', () =>
      within(async (kv) => {
        const set = { key, entity: 'run', onlyIf: { attribute: 'state', absent: true } } as const;
        const claims = [1, 2, 3, 4, 5].map((n) =>
          kv.transact([{ ...set, value: run('queued', n) }]),
        );
        expect((await Promise.all(claims)).filter(Boolean)).toHaveLength(1);
      }));

    it('writes all of a transaction or nothing', () =>
      within(async (kv) => {
        await kv.set({ key, entity: 'run', value: run('queued', 1) });
        const stale = { attribute: 'dueAt', equals: 7 };
        const refused = await kv.transact([
          { key: `${key}:other`, value: 'written' },
          { key, entity: 'run', value: run('done', 2), onlyIf: stale },
        ]);
        expect(refused).toBe(false);
        expect(await kv.get({ key: `${key}:other` })).toBeUndefined();
        const done = await kv.transact([
          { key: `${key}:other`, value: 'written' },
          { key, entity: 'run', value: run('done', 2), onlyIf: { attribute: 'dueAt', equals: 1 } },
        ]);
        expect(done).toBe(true);
        expect(await kv.get({ key: `${key}:other` })).toBe('written');
      }));

    it('pages through an index in order', () =>
      within(async (kv) => {
        for (const n of [3, 1, 2]) {
          await kv.set({ key: `${key}:${String(n)}`, entity: 'run', value: run('queued', n) });
        }
        const query = { entity: 'run', index: 'by-state', partition: [`queued-${key}`], limit: 2 };
        const first = await kv.query(query);
        expect(first.values).toEqual([run('queued', 1), run('queued', 2)]);
        const second = await kv.query({ ...query, cursor: first.cursor ?? 'none' });
        expect(second.values).toEqual([run('queued', 3)]);
        expect(second.cursor).toBeUndefined();
        const due = await kv.query({ ...query, atMost: 1 });
        expect(due.values).toEqual([run('queued', 1)]);
        const newest = await kv.query({ ...query, newestFirst: true, limit: 1 });
        expect(newest.values).toEqual([run('queued', 3)]);
      }));

    it('lists plain keys by prefix', () =>
      within(async (kv) => {
        await kv.set({ key: `${key}:a:1`, value: 1 });
        await kv.set({ key: `${key}:a:2`, value: 2 });
        await kv.set({ key: `${key}:b:1`, value: 3 });
        expect([...(await kv.list(`${key}:a:`))].sort()).toEqual([1, 2]);
      }));

    it('keeps secrets apart from values', () =>
      within(async (kv) => {
        await kv.setSecret(key, 'hidden');
        expect(await kv.getSecret(key)).toBe('hidden');
        expect(await kv.get({ key })).toBeUndefined();
        await kv.deleteSecret(key);
        expect(await kv.getSecret(key)).toBeUndefined();
      }));
  });
}
