import { describe, expect, it } from '@jest/globals';
import type { Run } from '../../src/core/run';
import { createRunStore } from '../../src/storage/run-store';
import { createMemoryKv } from '../fakes/memory-kv';
import { caught } from '../fakes/caught';
import { aRun, REPOSITORY, sha256 } from './stores';

function aStore() {
  const { kv, requests } = createMemoryKv();
  return { kv, requests, store: createRunStore({ kv, sha256 }) };
}
const ids = (runs: readonly Run[]) => runs.map(({ id }) => id);
const main = { type: 'branch', name: 'main' } as const;
const head = { ref: main, commit: 'b'.repeat(40), at: 1 };

describe('runs', () => {
  it('are claimed once, and a finished one is not begun anew', async () => {
    const { store } = aStore();
    expect(await store.claim(aRun())).toBe(true);
    await store.save(aRun({ state: 'done' }));
    expect(await store.claim(aRun())).toBe(false);
    expect(await store.get('run-1')).toMatchObject({ state: 'done' });
  });

  it('are paged newest first, each once, of their repository only', async () => {
    const { store } = aStore();
    const other = { ...aRun().event, repository: 'other' };
    await store.save(aRun({ id: 'foreign', event: other, receivedAt: 3 }));
    for (const n of [2, 5, 1, 4, 3]) {
      await store.save(aRun({ id: `run-${String(n)}`, receivedAt: n }));
    }
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await store.page(REPOSITORY, 2, cursor);
      expect(page.values.length).toBeLessThanOrEqual(2);
      seen.push(...ids(page.values));
      cursor = page.cursor;
    } while (cursor !== undefined);
    expect(seen).toEqual(['run-5', 'run-4', 'run-3', 'run-2', 'run-1']);
  });

  it('are overdue from their due time on, unless they are done, the longest first', async () => {
    const { store } = aStore();
    await store.save(aRun({ id: 'late', dueAt: 100 }));
    await store.save(aRun({ id: 'later', dueAt: 50 }));
    await store.save(aRun({ id: 'done', dueAt: 10, state: 'done' }));
    await store.save(aRun({ id: 'ahead', dueAt: 101 }));
    expect(ids(await store.overdue(100, 9))).toEqual(['later', 'late']);
    expect(ids(await store.overdue(100, 1))).toEqual(['later']);
  });

  it('are left out of a page when they cannot be read', async () => {
    const { store, kv } = aStore();
    const bad = { repository: REPOSITORY, receivedAt: 9, state: 'queued', dueAt: 1, body: 'x' };
    await kv.set({ entity: 'run', key: 'bad', value: bad });
    await store.save(aRun());
    expect(ids((await store.page(REPOSITORY, 9)).values)).toEqual(['run-1']);
  });
});

describe('what a run needs', () => {
  it('comes in one request, the head of its ref included', async () => {
    const { store, requests } = aStore();
    await store.save(aRun({ state: 'done' }), { head });
    requests.count = 0;
    const context = await store.context('run-1', REPOSITORY, main);
    expect(requests.count).toBe(1);
    expect(context).toMatchObject({
      run: { id: 'run-1' },
      head,
      workspace: { revision: 0 },
      repository: { revision: 0, value: { enabled: true } },
      facts: undefined,
    });
  });

  it.each([
    ['no ref', undefined],
    ['a tag of the same name', { type: 'tag', name: 'main' } as const],
    ['another branch', { type: 'branch', name: 'main2' } as const],
  ])('holds no head for %s', async (_name, ref) => {
    const { store } = aStore();
    await store.save(aRun(), { head });
    expect((await store.context('run-1', REPOSITORY, ref)).head).toBeUndefined();
  });

  it('is refused where stored settings cannot be read, not replaced by defaults', async () => {
    const { store, kv } = aStore();
    const value = { revision: 1, body: { destinations: 'x' } };
    await kv.set({ entity: 'settings', key: 'workspace', value });
    expect((await caught(store.context('run-1', REPOSITORY))).code).toBe('SETTINGS_INVALID');
  });
});

it('heads are those of one repository, the latest of each ref', async () => {
  const { store } = aStore();
  const hostile = { type: 'branch', name: `../{x}:${'ü'.repeat(250)}` } as const;
  await store.save(aRun(), { head });
  await store.save(aRun(), { head: { ...head, commit: 'c'.repeat(40) } });
  await store.save(aRun(), { head: { ...head, ref: hostile } });
  await store.save(aRun({ event: { ...aRun().event, repository: 'other' } }), { head });
  const heads = await store.heads(REPOSITORY);
  expect(heads.map(({ ref, commit }) => [ref.name, commit[0]]).sort()).toEqual([
    [hostile.name, 'b'],
    ['main', 'c'],
  ]);
});
