import { describe, expect, it } from '@jest/globals';
import { createReconcile } from '../../src/app/reconcile';
import type { RepositoryRow } from '../../src/core/bitbucket-ports';
import { BridgeError } from '../../src/core/errors';
import { workspaceSettings } from '../../src/core/settings';
import {
  A,
  B,
  bom,
  createHarness,
  pushEvent,
  REPOSITORY,
  WORKSPACE,
  type Harness,
} from './harness';

const HOUR = 3600_000;
const START = 1_700_000_000_000;
const main = (hash: string, date: number) => [{ name: 'main', hash, date }];
const files = { [A]: {}, [B]: { 'bom.json': bom('1.0.0') } };

function row(n: number, updatedAt: number): RepositoryRow {
  const uuid = `22222222-2222-4222-8222-${String(n).padStart(12, '0')}`;
  return { uuid, fullName: `acme/shop-${String(n)}`, mainBranch: 'main', updatedAt };
}
function shop(): RepositoryRow {
  return { uuid: REPOSITORY, fullName: 'acme/shop', mainBranch: 'main', updatedAt: START };
}
function lastRun(app: Harness) {
  const job = app.jobs.at(-1)?.job;
  if (job?.kind !== 'run') throw new Error('No job.');
  return job;
}

describe('reconciliation', () => {
  it('makes one run of a push that no event told of, and none of one that was', async () => {
    const updated = START + HOUR;
    const branches = main(B, updated);
    const app = await createHarness({
      files,
      repositories: [{ ...shop(), updatedAt: updated }],
      branches,
    });
    await app.factsStore.saveMarks({ installedAt: START });
    const reconcile = createReconcile(app);
    app.time.now = START + 2 * HOUR;
    expect(await reconcile(WORKSPACE)).toMatchObject({
      looked: 1,
      queued: 1,
      spent: 3,
      complete: true,
    });
    expect(app.jobs).toMatchObject([{ job: { kind: 'run', ref: { name: 'main' } } }]);
    expect((await reconcile(WORKSPACE)).queued).toBe(0);

    await app.processRun(lastRun(app).runId, REPOSITORY);
    expect(app.destination.arrived).toMatchObject([{ version: '1.0.0' }]);
    app.time.now += HOUR;
    expect((await reconcile(WORKSPACE)).queued).toBe(0);
  });

  it('notices a branch that is moved there and back again each time', async () => {
    const branches: { name: string; hash: string; date: number }[] = [];
    const app = await createHarness({ files, repositories: [shop()], branches });
    await app.factsStore.saveMarks({ installedAt: START });
    await app.take(pushEvent({ before: null, after: A, at: 1 }));
    const reconcile = createReconcile(app);
    for (const hash of [B, A, B]) {
      app.time.now += HOUR;
      branches.splice(0, 1, { name: 'main', hash, date: START });
      expect((await reconcile(WORKSPACE)).queued).toBe(1);
      await app.processRun(lastRun(app).runId, REPOSITORY);
    }
  });

  it('finds the merge of a pull request whose events were both lost, by the head it left', async () => {
    const merge = { ...shop(), updatedAt: START + HOUR };
    const app = await createHarness({
      files,
      repositories: [merge],
      branches: main(B, START + HOUR),
    });
    await app.factsStore.saveMarks({ installedAt: START });
    await app.take(pushEvent({ before: null, after: A }));
    app.time.now = START + 2 * HOUR;
    expect((await createReconcile(app)(WORKSPACE)).queued).toBe(1);
    const { runId } = lastRun(app);
    await app.processRun(runId, REPOSITORY);
    expect(app.destination.arrived).toMatchObject([{ version: '1.0.0' }]);
  });

  it('leaves a push alone whose run waits or has failed: its event did come', async () => {
    const app = await createHarness({
      files,
      repositories: [{ ...shop(), updatedAt: START + HOUR }],
      branches: main(B, START),
    });
    await app.factsStore.saveMarks({ installedAt: START });
    app.failNext('tree', new BridgeError('BITBUCKET_FORBIDDEN'));
    await app.take(pushEvent({ before: null, after: B }));
    app.time.now = START + 2 * HOUR;
    expect(await createReconcile(app)(WORKSPACE)).toMatchObject({ looked: 1, queued: 0 });
  });

  it('compares a repository whose time of update did not move, once in a while', async () => {
    const old = { ...shop(), updatedAt: START - 100 * HOUR, createdAt: START - 500 * HOUR };
    const app = await createHarness({ files, repositories: [old], branches: main(B, START) });
    await app.take(pushEvent({ before: null, after: A }));
    await app.factsStore.saveMarks({ installedAt: START, reconciledAt: START });
    app.time.now = START + HOUR;
    expect(await createReconcile(app)(WORKSPACE)).toMatchObject({ looked: 1, queued: 1 });
  });

  it.each([
    ['older than the installation', START - 100 * HOUR],
    ['by a clock that is ahead', START + 1000 * HOUR],
  ])('finds a push whose commit is %s', async (_name, date) => {
    const branches = main(A, START - 200 * HOUR);
    const app = await createHarness({ files, repositories: [shop()], branches });
    await app.runs.forgetHeads(REPOSITORY);
    await app.factsStore.saveMarks({ installedAt: START });
    const reconcile = createReconcile(app);
    // Notes where the branch stands.
    expect(await reconcile(WORKSPACE)).toMatchObject({ looked: 1, queued: 0 });
    branches.splice(0, 1, ...main(B, date));
    app.time.now += HOUR;
    expect(await reconcile(WORKSPACE)).toMatchObject({ looked: 1, queued: 1 });
  });

  it('finds a tag whose event never came, where a rule sends tags', async () => {
    const tags = [
      { name: 'v1', hash: B, date: START + HOUR },
      { name: 'v0', hash: A, date: START - 1 },
    ];
    const repositories = [{ ...shop(), updatedAt: START + HOUR }];
    const rules = [
      { events: ['repo:push'], ref: 'tag', pattern: 'v*', environment: 'production' } as const,
    ];
    const ruled = workspaceSettings.parse({ rules }).rules;
    const app = await createHarness(
      { files, repositories, branches: main(A, START), tags },
      { rules: ruled },
    );
    await app.factsStore.saveMarks({ installedAt: START });
    app.time.now = START + 2 * HOUR;
    const reconcile = createReconcile(app);
    expect(await reconcile(WORKSPACE)).toMatchObject({ looked: 1, queued: 1 });
    await app.processRun(lastRun(app).runId, REPOSITORY);
    expect(app.destination.arrived).toMatchObject([{ version: '1.0.0' }]);
    app.time.now += HOUR;
    expect(await reconcile(WORKSPACE)).toMatchObject({ queued: 0 });
  });

  it('leaves a tag alone whose event came, and asks for none where no rule sends tags', async () => {
    const tags = [{ name: 'v1', hash: B, date: START + HOUR }];
    const repositories = [{ ...shop(), updatedAt: START + HOUR }];
    const app = await createHarness({ files, repositories, branches: main(A, START), tags });
    await app.factsStore.saveMarks({ installedAt: START });
    await app.take(pushEvent({ ref: 'v1', before: null, after: B, tag: true, at: HOUR }));
    app.time.now = START + 2 * HOUR;
    expect(await createReconcile(app)(WORKSPACE)).toMatchObject({ queued: 0 });
    expect(app.requests).not.toContain('tags');
  });

  it('takes up a push again that ended while the repository could not be seen', async () => {
    const updated = { ...shop(), updatedAt: START + HOUR };
    const app = await createHarness({ files, repositories: [updated], branches: main(B, START) });
    await app.factsStore.saveMarks({ installedAt: START });
    app.failNext('diffstat', new BridgeError('BITBUCKET_REPOSITORY_GONE'));
    expect(await app.take(pushEvent({ before: A, after: B }))).toMatchObject({
      run: { outcome: { kind: 'failed' } },
    });
    app.time.now = START + 2 * HOUR;
    expect(await createReconcile(app)(WORKSPACE)).toMatchObject({ looked: 1, queued: 1 });
    await app.processRun(lastRun(app).runId, REPOSITORY);
    expect(app.destination.arrived).toMatchObject([{ version: '1.0.0' }]);
  });

  it('learns a new name from the list, and asks for nothing else', async () => {
    const renamed = { ...shop(), fullName: 'acme/store', updatedAt: START + HOUR };
    const app = await createHarness({
      files,
      repositories: [renamed],
      branches: main(B, START + HOUR),
    });
    await app.factsStore.saveMarks({ installedAt: START });
    app.time.now = START + 2 * HOUR;
    expect((await createReconcile(app)(WORKSPACE)).queued).toBe(1);
    expect(app.requests).toEqual(['repositories', 'branches', 'repositories']);
    expect(await app.factsStore.get(REPOSITORY)).toMatchObject({ fullName: 'acme/store' });
  });

  it('keeps an installation that was noted while it ran', async () => {
    const app = await createHarness({ repositories: [row(1, START)], branches: [] });
    const settings = {
      ...app.settings,
      both: async (repository: string) => {
        await app.factsStore.saveMarks({ installedAt: 42 });
        return app.settings.both(repository);
      },
    };
    await createReconcile({ ...app, settings })(WORKSPACE);
    expect(await app.factsStore.marks()).toMatchObject({ installedAt: 42 });
  });
});
