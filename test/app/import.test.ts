import { describe, expect, it } from '@jest/globals';
import { BridgeError } from '../../src/core/errors';
import { caught } from '../fakes/caught';
import { anImportOf, manyRows } from './imports';
import { B, bom, C } from './harness';

const SBOM = { [B]: { 'bom.json': bom('1.0.0') } };

describe('an import', () => {
  it('brings the SBOM at the head of each mapped branch, once, and writes nothing in Bitbucket', async () => {
    const { app, all, work, products } = await anImportOf(3);
    await all();
    expect(await work()).toMatchObject({
      phase: 'done',
      total: 3,
      counts: { done: 3, sboms: 3, delivered: 3, withoutSbom: 0, failed: 0 },
    });
    expect(products().toSorted()).toEqual(manyRows(3).map(({ fullName }) => fullName));
    expect([app.reports, app.statuses]).toEqual([[], []]);

    // Once more: what is there is there.
    await all();
    expect(await work()).toMatchObject({ counts: { done: 3, sboms: 3, delivered: 3 } });
    expect(products()).toHaveLength(3);
  });

  it('counts what has no SBOM, no rule, is left out, or fails, and says why', async () => {
    const files = { [B]: { 'README.md': '' }, [C]: {} };
    const { app, all, work } = await anImportOf(4, { files });
    app.failNext('branches', new BridgeError('BITBUCKET_FORBIDDEN'));
    await all();
    const rules = { rules: [], enabled: false };
    await app.saveSettings.repository(manyRows(4)[1]?.uuid ?? '', rules, 0, 'ann');
    const rule = { events: ['repo:push' as const], ref: 'branch' as const, pattern: '**' };
    const own = { enabled: true, rules: [{ ...rule, environment: null }] };
    await app.saveSettings.repository(manyRows(4)[2]?.uuid ?? '', own, 0, 'ann');
    const { counts, failures } = await work();
    expect(counts).toMatchObject({ done: 4, failed: 1, leftOut: 1, unmapped: 1, withoutSbom: 1 });
    expect(failures).toMatchObject([
      { fullName: 'acme/service-0000', code: 'BITBUCKET_FORBIDDEN' },
    ]);
  });

  it('takes those that failed once more, and no others', async () => {
    const { app, start, all, work, products } = await anImportOf(3);
    app.destination.faults.push({
      error: new BridgeError('DESTINATION_FORBIDDEN'),
      arrives: false,
    });
    await all();
    const { failures } = await work();
    expect(failures).toMatchObject([{ code: 'DESTINATION_FORBIDDEN', ref: 'main' }]);
    await start({ kind: 'failed' }, 'ann');
    expect(await work()).toMatchObject({ total: 1, counts: { delivered: 1 }, failures: [] });
    expect(products()).toHaveLength(3);
  });

  it('takes only those that never got anything there, or that the table is filtered to', async () => {
    const { start, work, planImport } = await anImportOf(12);
    await start({ kind: 'filter', search: 'service-001', state: 'unseen' }, 'ann');
    expect(await work()).toMatchObject({ total: 2, counts: { delivered: 2 } });
    const { targets, excluded } = await planImport({ kind: 'undelivered' });
    expect([targets.length, excluded]).toEqual([10, 1]);
    expect((await planImport({ kind: 'all' })).targets).toHaveLength(12);
    const again = { kind: 'filter', search: 'service-001', state: 'unseen' } as const;
    expect((await caught(start(again, 'ann'))).code).toBe('IMPORT_NOTHING');
  });

  it('says beforehand which rules it goes by, and refuses where nothing could arrive', async () => {
    const { planImport, all } = await anImportOf(2, {}, { destinations: [] });
    const plan = await planImport({ kind: 'all' });
    expect(plan).toMatchObject({ destinations: [], requestsPerHour: 300, complete: true });
    expect(plan.rules).toEqual([
      { pattern: '@main', environment: 'production' },
      { pattern: '@development', environment: 'development' },
    ]);
    expect((await caught(all())).code).toBe('RUN_NO_DESTINATION');
  });

  it('of a repository that was deleted says so, and goes on; of one renamed takes the new name', async () => {
    const rows = manyRows(3).slice(1);
    const { app, all, work, products } = await anImportOf(3, { repositories: rows });
    app.failNext('branches', new BridgeError('BITBUCKET_REPOSITORY_GONE'));
    const facts = await app.factsStore.get(rows[0]?.uuid ?? '');
    await all();
    if (facts) await app.factsStore.save([{ ...facts, fullName: 'acme/service-new' }]);
    expect(await work()).toMatchObject({ phase: 'done', counts: { failed: 1, delivered: 2 } });
    expect(products()).toEqual(['acme/service-new', 'acme/service-0002']);
  });

  it('begins a branch anew where a push came in between, which brought only what it changed', async () => {
    const files = { [B]: SBOM[B] ?? {}, [C]: { 'bom.json': bom('1.0.0'), 'README.md': '' } };
    const heads = [{ name: 'main', hash: B, date: 1 }];
    const { app, all, work, products, slice, now } = await anImportOf(1, {
      files,
      branches: heads,
      changes: { [`${C}..${B}`]: [] },
    });
    const { id } = await all();
    app.jobs.length = 0;
    await slice('w', id, 1);
    // The head moves, and the event of that push comes before the run of the import is worked.
    heads[0] = { name: 'main', hash: C, date: 2 };
    const run = await app.runs.get((await now()).open[0]?.runs[0] ?? '');
    if (run?.event.name !== 'repo:push') throw new Error('No run.');
    app.time.now += 5000;
    const at = app.time.now;
    const event = { ...run.event, at, before: B, after: C, forced: false };
    const push = { id: 'push', event, state: 'queued', receivedAt: at, attempts: 0, dueAt: at };
    await app.runs.claim({ ...push, state: 'queued' });
    await app.workJob({ kind: 'run', runId: 'push', repository: event.repository, ref: event.ref });
    expect(await work()).toMatchObject({ phase: 'done', counts: { done: 1, delivered: 1 } });
    expect(products()).toEqual(['acme/service-0000']);
    expect(await app.runs.heads(event.repository)).toMatchObject([{ commit: C }]);
  });
});

describe('two admins', () => {
  it('start at once: one does, and the other is told who and when', async () => {
    const { app, start, work, products } = await anImportOf(2);
    const both = await Promise.allSettled([
      start({ kind: 'all' }, 'ann'),
      start({ kind: 'all' }, 'bob'),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const error = await caught(start({ kind: 'undelivered' }, 'eve'));
    expect(error.code).toBe('IMPORT_UNDER_WAY');
    const { startedBy } = (await app.imports.get())?.value ?? {};
    const at = new Date(app.time.now).toISOString();
    expect(error.detail).toBe(`Started by ${String(startedBy)}, ${at}.`);
    await work();
    expect(products()).toHaveLength(2);
    expect((await app.settings.auditLog(10)).values[0]).toMatchObject({
      action: 'start-import',
      accountId: startedBy,
      changed: ['0', '2'],
    });
  });

  it('pause it and cancel it at once: it ends, and the list of changes has both or one', async () => {
    const { app, all, steer, work, now } = await anImportOf(40);
    const { id } = await all();
    await work(({ counts }) => counts.done > 0);
    await Promise.all([steer(id, 'pause', 'ann'), steer(id, 'cancel', 'bob')].map(ignoreOver));
    expect(await now()).toMatchObject({ phase: 'cancelled', phaseBy: 'bob' });
    await work();
    expect((await caught(steer(id, 'resume', 'ann'))).code).toBe('IMPORT_OVER');
    expect((await caught(steer('another', 'pause', 'ann'))).code).toBe('IMPORT_OVER');
    const actions = (await app.settings.auditLog(10)).values.map(({ action }) => action);
    expect(actions).toContain('cancel-import');
  });
});

async function ignoreOver(work: Promise<unknown>): Promise<void> {
  await work.catch((error: unknown) => {
    if (!(error instanceof BridgeError) || error.code !== 'IMPORT_OVER') throw error;
  });
}

describe('an import that is paused', () => {
  it('begins nothing more until it is resumed, whoever resumes it', async () => {
    const { app, all, steer, work, now, products } = await anImportOf(60);
    const { id } = await all();
    await work(({ next }) => next > 0);
    app.time.now += 1000;
    await steer(id, 'pause', 'ann');
    const { next } = await now();
    const paused = await work();
    expect(paused).toMatchObject({ phase: 'paused', phaseBy: 'ann', next, open: [] });
    expect(paused.counts.done).toBe(next);
    expect(products()).toHaveLength(next);
    expect([app.jobs, paused.dueAt]).toEqual([[], undefined]);

    app.time.now += 48 * 3600_000;
    expect(await steer(id, 'pause', 'eve')).toMatchObject({ phaseBy: 'ann' });
    await steer(id, 'resume', 'bob');
    expect(await work()).toMatchObject({ phase: 'done', counts: { done: 60, delivered: 60 } });
    expect(products()).toHaveLength(60);
    const actions = (await app.settings.auditLog(3)).values.map((one) => [
      one.action,
      one.accountId,
    ]);
    expect(actions).toEqual([
      ['resume-import', 'bob'],
      ['pause-import', 'ann'],
      ['start-import', 'ann'],
    ]);
  });

  it('when it is cancelled, leaves what arrived and says how far it came', async () => {
    const { all, steer, work, now, products } = await anImportOf(60);
    const { id } = await all();
    await work(({ next }) => next > 0);
    await steer(id, 'cancel', 'ann');
    const { next } = await now();
    const cancelled = await work();
    expect(cancelled).toMatchObject({ phase: 'cancelled', total: 60, counts: { done: next } });
    expect(next).toBeLessThan(60);
    expect(products()).toHaveLength(next);
    await all();
    expect(await work()).toMatchObject({ phase: 'done', counts: { done: 60 } });
  });
});
