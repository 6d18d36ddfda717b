import { describe, expect, it } from '@jest/globals';
import { createImportSlice } from '../../src/app/import-slice';
import { BridgeError } from '../../src/core/errors';
import { anImportOf } from './imports';
import { B, bom, WORKSPACE } from './harness';

const HOUR = 3600_000;
const limit = (hourly: number, near = false) => ({ limits: () => ({ limit: hourly, near }) });
/** No SBOM: what is asked for is what the import itself costs. */
const EMPTY = { files: { [B]: { 'README.md': '' } } };

describe('the Bitbucket requests of an import', () => {
  it('are two for each repository besides its documents, of 1,000 as of 10', async () => {
    for (const count of [10, 1000]) {
      const { app, all, work } = await anImportOf(count, { ...EMPTY, ...limit(100_000) });
      await all();
      expect(await work()).toMatchObject({ counts: { done: count, withoutSbom: count } });
      expect(app.requests).toHaveLength(2 * count);
    }
  });

  it('are one more for each file, and one where the branching model is not known', async () => {
    const { app, all, work } = await anImportOf(20, {
      branches: [
        { name: 'main', hash: B, date: 1 },
        { name: 'feature/x', hash: B, date: 1 },
      ],
      ...limit(100_000),
    });
    const stored = await app.factsStore.all(100);
    await app.factsStore.save(
      stored.map(({ model: _model, ...facts }) => ({ ...facts, modelAt: 0 })),
    );
    await all();
    await work();
    const count = (name: string) => app.requests.filter((one) => one === name).length;
    expect(['branches', 'branching-model', 'tree', 'file'].map(count)).toEqual([20, 20, 20, 20]);
    expect(app.requests).toHaveLength(80);
  });

  it.each([
    [1000, 300, 180],
    [100, 30, 40],
  ])('of a limit of %d an hour take at most %d in each', async (hourly, most, count) => {
    const { app, all, work } = await anImportOf(count, { ...EMPTY, ...limit(hourly) });
    const startedAt = app.time.now;
    const hours = new Map<number, number>();
    const { requests } = app;
    requests.push = (...names) => {
      const hour = Math.floor((app.time.now - startedAt) / HOUR);
      hours.set(hour, (hours.get(hour) ?? 0) + names.length);
      return Array.prototype.push.apply(requests, names);
    };
    await all();
    expect(await work()).toMatchObject({ counts: { done: count } });
    expect(Math.max(...hours.values())).toBeLessThanOrEqual(most);
    expect(hours.get(0)).toBeGreaterThan(most / 2);
    expect(requests).toHaveLength(2 * count);
  });

  it('follow a limit that is higher than the smallest', async () => {
    const { app, all, work } = await anImportOf(170, { ...EMPTY, ...limit(2000) });
    const startedAt = app.time.now;
    await all();
    expect(await work()).toMatchObject({ counts: { done: 170 } });
    expect(app.time.now - startedAt).toBeLessThan(HOUR);
  });

  it('wait for the next hour, and say until when', async () => {
    const { app, all, work } = await anImportOf(160, EMPTY);
    const startedAt = app.time.now;
    await all();
    const waiting = await work(({ wait }) => wait !== undefined);
    expect(waiting.wait).toEqual({ until: startedAt + HOUR, because: 'share' });
    expect(await work()).toMatchObject({ phase: 'done', counts: { done: 160 } });
    expect(app.time.now).toBeGreaterThanOrEqual(startedAt + HOUR);
  });

  it('stop at the first answer that says little is left, and go on when there is more', async () => {
    let near = true;
    const { app, all, work } = await anImportOf(5, {
      ...EMPTY,
      limits: () => ({ limit: 1000, near }),
    });
    await all();
    const { wait } = await work((value) => value.wait !== undefined);
    expect(wait).toEqual({ until: app.time.now + 15 * 60_000, because: 'near' });
    near = false;
    expect(await work()).toMatchObject({ phase: 'done', counts: { done: 5 } });
  });

  it('wait as long as a 429 says, begin nothing until then, and lose nothing', async () => {
    const { app, all, work } = await anImportOf(5, EMPTY);
    app.failNext(
      'branches',
      new BridgeError('BITBUCKET_RATE_LIMITED', { retryAfterSeconds: 1800 }),
    );
    await all();
    const { wait } = await work((value) => value.wait !== undefined);
    expect(wait).toEqual({ until: app.time.now + 1800_000, because: 'BITBUCKET_RATE_LIMITED' });
    expect(app.requests).toHaveLength(1);
    expect(await work()).toMatchObject({ counts: { done: 5, failed: 0 } });
  });

  it('wait as well where the limit was met by anybody else', async () => {
    const { app, all, work } = await anImportOf(5, EMPTY);
    await app.holds.save({ destinations: {}, bitbucketUntil: app.time.now + 600_000 });
    await all();
    const { wait } = await work((value) => value.wait !== undefined);
    expect(wait).toMatchObject({ because: 'BITBUCKET_RATE_LIMITED' });
    expect(app.requests).toEqual([]);
    expect(await work()).toMatchObject({ counts: { done: 5 } });
  });

  it('go on by themselves after an outage, with those that met it first', async () => {
    const { app, all, work } = await anImportOf(6, EMPTY);
    const down = () => new BridgeError('BITBUCKET_UNAVAILABLE');
    app.failNext('branches', down(), down(), down());
    await all();
    const { wait } = await work((value) => value.wait !== undefined);
    expect(wait).toMatchObject({ because: 'BITBUCKET_UNAVAILABLE' });
    expect(await work()).toMatchObject({
      phase: 'done',
      counts: { done: 6, failed: 0 },
      failures: [],
    });
  });

  it.each([
    ['is brought all the same', ['feature/1', 'feature/2', 'main'], 1],
    ['and is gone is not looked for any longer', ['feature/1', 'feature/2'], 0],
  ])('a main branch that is not among those that changed last %s', async (_name, names, sboms) => {
    const branches = names.map((name) => ({ name, hash: B, date: 1 }));
    const { app, all, work } = await anImportOf(1, { branches, listedBranches: 2 });
    await all();
    expect(await work()).toMatchObject({ counts: { done: 1, sboms, failed: 0 } });
    expect(app.requests.filter((name) => name === 'branch')).toHaveLength(1);
  });

  it('keep what failed before an outage for a reason of its own', async () => {
    const { app, all, work } = await anImportOf(6, EMPTY);
    const down = () => new BridgeError('BITBUCKET_UNAVAILABLE');
    app.failNext('branches', new BridgeError('BITBUCKET_FORBIDDEN'), down(), down(), down());
    await all();
    const ended = await work();
    expect(ended).toMatchObject({ phase: 'done', counts: { done: 6, failed: 1 } });
    expect(ended.failures).toMatchObject([{ code: 'BITBUCKET_FORBIDDEN' }]);
  });
});

describe('a destination that is down', () => {
  it('has no more than a few runs wait for it, and gets the rest when it is back', async () => {
    const { app, all, work, products } = await anImportOf(80);
    const down = { error: new BridgeError('DESTINATION_UNAVAILABLE'), arrives: false };
    app.destination.faults.push(...Array.from({ length: 3 }, () => down));
    await all();
    const full = await work(({ open, idle }) => open.length > 0 && idle > 2);
    expect(full.next).toBeLessThan(80);
    expect((await app.runs.unfinished(100)).values.length).toBeLessThanOrEqual(25);
    app.time.now += HOUR;
    expect(await work()).toMatchObject({ phase: 'done', counts: { done: 80, delivered: 80 } });
    expect(products()).toHaveLength(80);
  });
});

describe('an import whose process ends', () => {
  it('anywhere goes on there: each SBOM arrives once, each repository is asked once or twice', async () => {
    const { app, all, work, resume, products } = await anImportOf(30, limit(100_000));
    await all();
    // The store fails at every seventh write of the import, as it does where the process ends.
    let writes = 0;
    const save: typeof app.imports.save = (...args) => {
      writes += 1;
      if (writes % 7 === 0) return Promise.reject(new Error('killed'));
      return app.imports.save(...args);
    };
    const slice = createImportSlice({ ...app, imports: { ...app.imports, save } });
    for (let kills = 0; kills < 100; kills += 1) {
      const found = await app.imports.get();
      if (found === undefined || found.value.phase === 'done') break;
      await slice(WORKSPACE, found.value.id, found.value.slice).catch(onlyKilled);
      // What was in the queue is lost as well; the schedule finds it.
      const jobs = app.jobs.splice(0);
      for (const { job } of jobs) if (job.kind === 'run') await app.workJob(job);
      app.time.now += 11 * 60_000;
    }
    await resume();
    expect(await work()).toMatchObject({ phase: 'done', counts: { done: 30, delivered: 30 } });
    expect(products()).toHaveLength(30);
    expect(new Set(products()).size).toBe(30);
    expect(app.requests.filter((name) => name === 'branches').length).toBeLessThanOrEqual(40);
  });

  it('before its first job was sent is found by the schedule', async () => {
    const { app, all, work, resume, now } = await anImportOf(2);
    await all();
    app.jobs.length = 0;
    await resume();
    expect(app.jobs).toEqual([]);
    app.time.now = (await now()).dueAt ?? 0;
    await resume();
    await resume();
    expect(app.jobs).toHaveLength(1);
    expect(await work()).toMatchObject({ phase: 'done', counts: { delivered: 2 } });
  });

  it('and whose slice is worked twice at the same time counts nothing twice', async () => {
    const { app, all, work, slice, products } = await anImportOf(12);
    const { id } = await all();
    app.jobs.length = 0;
    await Promise.all([slice(WORKSPACE, id, 1), slice(WORKSPACE, id, 1)]);
    expect(await work()).toMatchObject({ phase: 'done', counts: { done: 12, delivered: 12 } });
    expect(products()).toHaveLength(12);
    await slice(WORKSPACE, id, 1);
    await slice(WORKSPACE, 'another', 1);
    expect((await app.imports.get())?.value.counts.done).toBe(12);
  });
});

function onlyKilled(error: unknown): void {
  if (!(error instanceof Error) || error.message !== 'killed') throw error;
}

it('keeps the heads that a pull of many branches is too much for: the rest is told', async () => {
  const branches = Array.from({ length: 30 }, (_, index) => ({
    name: index === 29 ? 'main' : `release/${String(index)}`,
    hash: B,
    date: 30 - index,
  }));
  const files = { [B]: { 'bom.json': bom('1.0.0') } };
  const rule = { events: ['repo:push' as const], ref: 'branch' as const };
  const rules = [{ ...rule, pattern: '**', environment: 'staging' }];
  const { app, all, work } = await anImportOf(1, { branches, files }, { rules });
  await all();
  expect(await work()).toMatchObject({ counts: { done: 1, branchesLeft: 10 } });
  const [repository] = await app.factsStore.all(1);
  expect(repository).toBeDefined();
  const heads = await app.runs.heads('33333333-3333-4333-8333-000000000000');
  expect(heads.map(({ ref }) => ref.name)).toContain('main');
  expect(heads).toHaveLength(20);
});
