import { describe, expect, it } from '@jest/globals';
import { createListCoverage } from '../../src/app/list-coverage';
import { createReconcile } from '../../src/app/reconcile';
import { workspaceSettings } from '../../src/core/settings';
import { B, bom, createHarness, pushEvent, REPOSITORY, WORKSPACE } from './harness';

const INTERLYNK = { id: 'interlynk', kind: 'interlynk', name: 'Interlynk', enabled: true };
const content = {
  files: { [B]: { 'bom.json': bom('1.0.0') } },
  branches: [{ name: 'main', hash: B, date: 1 }],
};
const leavingOut = (part: object) =>
  workspaceSettings.parse({
    destinations: [INTERLYNK],
    repositories: { kind: 'all-but', ...part },
  });

/** As many repositories as wanted beside the one of the harness. */
function others(count: number) {
  return Array.from({ length: count }, (_, index) => ({
    uuid: `44444444-4444-4444-8444-${String(index).padStart(12, '0')}`,
    fullName: `acme/service-${String(index).padStart(2, '0')}`,
    project: index % 2 === 0 ? 'PAY' : 'WEB',
    namesAt: 1,
    modelAt: 1,
  }));
}

describe('the table of repositories', () => {
  it('shows what was delivered, from what is stored alone', async () => {
    const app = await createHarness(content);
    await app.take(pushEvent({ before: null }));
    const asked = app.requests.length;
    const { rows, counts } = await createListCoverage(app)({ page: 0 });
    expect(rows).toMatchObject([
      { facts: { fullName: 'acme/shop' }, state: 'delivered', coverage: { failing: [] } },
    ]);
    expect(counts.delivered).toBe(1);
    expect(app.requests).toHaveLength(asked);
  });

  it('costs a run no storage request more', async () => {
    const app = await createHarness(content);
    const acceptance = await app.acceptEvent(pushEvent({ before: null }), WORKSPACE);
    if (!('run' in acceptance)) throw new Error('Not accepted.');
    const before = app.storage.count;
    await app.processRun(acceptance.run.id, REPOSITORY);
    expect(app.storage.count - before).toBeLessThanOrEqual(5);
  });

  it('is ordered by name, in pages, and searched by name and project', async () => {
    const app = await createHarness(content);
    await app.factsStore.save(others(40).toReversed());
    const list = createListCoverage(app);
    const first = await list({ page: 0 });
    const second = await list({ page: 1 });
    expect(first).toMatchObject({ total: 41, complete: true });
    const names = [...first.rows, ...second.rows].map(({ facts }) => facts.fullName);
    expect(names).toEqual(names.toSorted());
    expect(names).toHaveLength(41);
    expect(await list({ page: 0, search: ' SERVICE-07 ' })).toMatchObject({ total: 1 });
    expect(await list({ page: 0, search: 'web' })).toMatchObject({ total: 20 });
    expect(await list({ page: 0, state: 'failing' })).toMatchObject({ total: 0, rows: [] });
  });

  it('says by what a repository is excluded', async () => {
    const app = await createHarness(content);
    const [one, two, three] = others(3);
    if (!one || !two || !three) throw new Error('Too few.');
    await app.factsStore.save([one, two, three]);
    const scope = { projects: ['WEB'], excluded: [one.uuid], included: [REPOSITORY] };
    await app.saveSettings.workspace(leavingOut(scope), 1, 'admin');
    await app.saveSettings.repository(three.uuid, { enabled: false, rules: [] }, 0, 'admin');
    const { rows, counts } = await createListCoverage(app)({ page: 0 });
    expect(rows.map(({ excludedBy }) => excludedBy)).toEqual([
      'hand',
      'rule',
      'repository',
      undefined,
    ]);
    expect(rows.at(-1)).toMatchObject({ includedByHand: true, state: 'unseen' });
    expect(counts).toMatchObject({ excluded: 3, unseen: 1 });
  });
});

describe('a repository that the workspace leaves out', () => {
  it.each([{ excluded: [REPOSITORY] }, { names: ['sh*'] }])(
    'sends nothing, and its run says why: %j',
    async (part) => {
      const app = await createHarness(content);
      await app.saveSettings.workspace(leavingOut(part), 1, 'admin');
      expect(await app.take(pushEvent({ before: null }))).toMatchObject({
        run: { outcome: { kind: 'ignored', reason: { code: 'RUN_EXCLUDED' } } },
      });
      expect(app.destination.tried).toEqual([]);
      expect(app.requests).toEqual([]);
    },
  );

  it('is not looked at by reconciliation', async () => {
    const app = await createHarness(content);
    await app.saveSettings.workspace(leavingOut({ excluded: [REPOSITORY] }), 1, 'admin');
    app.time.now += 3600_000;
    const done = await createReconcile(app)(WORKSPACE);
    expect(done).toMatchObject({ queued: 0 });
    expect(app.requests.filter((name) => name !== 'repositories')).toEqual([]);
  });
});
