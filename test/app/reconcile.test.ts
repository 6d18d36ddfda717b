import { describe, expect, it } from '@jest/globals';
import { createReconcile } from '../../src/app/reconcile';
import type { RepositoryRow } from '../../src/core/bitbucket-ports';
import { BridgeError } from '../../src/core/errors';
import { A, B, bom, createHarness, pushEvent, REPOSITORY, WORKSPACE } from './harness';

const HOUR = 3600_000;
const START = 1_700_000_000_000;
const main = (hash: string, date: number) => [{ name: 'main', hash, date }];
const files = { [A]: {}, [B]: { 'bom.json': bom('1.0.0') } };

function row(n: number, updatedAt: number): RepositoryRow {
  const uuid = `22222222-2222-4222-8222-${String(n).padStart(12, '2')}`;
  return { uuid, fullName: `acme/shop-${String(n)}`, mainBranch: 'main', updatedAt };
}

describe('reconciliation', () => {
  it('makes one run of a push that no event told of, and none of one that was', async () => {
    const updated = START + HOUR;
    const shop = {
      uuid: REPOSITORY,
      fullName: 'acme/shop',
      mainBranch: 'main',
      updatedAt: updated,
    };
    const branches = main(B, updated);
    const app = await createHarness({ files, repositories: [shop], branches });
    await app.factsStore.saveMarks({ installedAt: START });
    const reconcile = createReconcile(app);
    app.time.now = START + 2 * HOUR;
    expect(await reconcile(WORKSPACE)).toEqual({ looked: 1, queued: 1, complete: true });
    expect(app.jobs).toMatchObject([{ job: { kind: 'run', ref: { name: 'main' } } }]);
    expect((await reconcile(WORKSPACE)).queued).toBe(0);

    const job = app.jobs[0]?.job;
    if (job?.kind !== 'run') throw new Error('No job.');
    await app.processRun(job.runId, REPOSITORY);
    expect(app.destination.arrived).toMatchObject([{ version: '1.0.0' }]);
    app.time.now += HOUR;
    expect((await reconcile(WORKSPACE)).queued).toBe(0);
  });

  it('notices a branch that is moved there and back again each time', async () => {
    const branches: { name: string; hash: string; date: number }[] = [];
    const shop = { uuid: REPOSITORY, fullName: 'acme/shop', mainBranch: 'main', updatedAt: START };
    const app = await createHarness({ files, repositories: [shop], branches });
    await app.factsStore.saveMarks({ installedAt: START });
    await app.take(pushEvent({ before: null, after: A, at: 1 }));
    const reconcile = createReconcile(app);
    for (const hash of [B, A, B]) {
      app.time.now += HOUR;
      branches.splice(0, 1, { name: 'main', hash, date: START });
      await app.factsStore.saveMarks({ installedAt: START });
      expect((await reconcile(WORKSPACE)).queued).toBe(1);
      const job = app.jobs.at(-1)?.job;
      if (job?.kind !== 'run') throw new Error('No job.');
      await app.processRun(job.runId, REPOSITORY);
    }
  });

  it('goes on where a pass was cut, until all repositories were looked at', async () => {
    const repositories = Array.from({ length: 90 }, (_, n) => row(n, START + 90_000 - n * 1000));
    const app = await createHarness({ files: {}, repositories, branches: [] });
    await app.factsStore.saveMarks({ installedAt: START });
    const reconcile = createReconcile(app);
    const passes = [];
    for (let pass = 0; pass < 4; pass += 1) {
      app.time.now += HOUR;
      passes.push(await reconcile(WORKSPACE));
    }
    expect(passes.map(({ looked }) => looked)).toEqual([40, 40, 10, 0]);
    expect(await app.factsStore.marks()).toMatchObject({ reconciledAt: app.time.now });
  });

  it('leaves out a repository that cannot be looked at', async () => {
    const app = await createHarness({ repositories: [row(1, START), row(2, START)], branches: [] });
    await app.factsStore.saveMarks({ installedAt: START });
    app.failNext('branches', new BridgeError('BITBUCKET_FORBIDDEN'));
    expect(await createReconcile(app)(WORKSPACE)).toMatchObject({ looked: 2, complete: true });
  });

  it('stops where Bitbucket is down, and looks at the same span again', async () => {
    const app = await createHarness({ repositories: [row(1, START)], branches: [] });
    await app.factsStore.saveMarks({ installedAt: START });
    app.failNext('branches', new BridgeError('BITBUCKET_UNAVAILABLE'));
    await expect(createReconcile(app)(WORKSPACE)).rejects.toThrow(BridgeError);
    expect(await app.factsStore.marks()).toEqual({ installedAt: START });
  });

  it('keeps an installation that was noted while it ran', async () => {
    const app = await createHarness({ repositories: [row(1, START)], branches: [] });
    const branches = app.source.branches;
    app.source.branches = async (id) => {
      await app.factsStore.saveMarks({ installedAt: 42 });
      return branches(id);
    };
    await createReconcile(app)(WORKSPACE);
    expect(await app.factsStore.marks()).toMatchObject({ installedAt: 42 });
  });
});
