import { describe, expect, it } from '@jest/globals';
import { createForwardNow } from '../../src/app/forward-now';
import { createRetryRun } from '../../src/app/retry-run';
import { A, B, bom, C, createHarness, pushEvent, REPOSITORY, WORKSPACE } from './harness';

const ID = { workspace: WORKSPACE, uuid: REPOSITORY };
const MAIN = { type: 'branch', name: 'main' } as const;

/** The branch `main` stands at B; A and C are other commits, each with its own document. */
async function anApp() {
  const app = await createHarness({
    files: {
      [A]: { 'bom.json': bom('0.9') },
      [B]: { 'bom.json': bom('1.0') },
      [C]: { 'bom.json': bom('2.0') },
    },
    changes: { [`${C}..${B}`]: [{ path: 'bom.json', status: 'modified' }] },
    branches: [
      { name: 'main', hash: B, date: 1 },
      { name: 'feature/x', hash: C, date: 1 },
    ],
  });
  const forward = createForwardNow(app);
  /** Asks, and works the run that comes of it. */
  const now = async (branch: string, commit?: string) => {
    app.time.now += 1000;
    const forwarding = await forward(ID, { branch, commit });
    if (forwarding.kind === 'queued') await app.processRun(forwarding.runId, REPOSITORY);
    return forwarding;
  };
  const arrived = () => app.destination.arrived.map(({ version }) => version);
  return { app, forward, now, arrived };
}

describe('forwarding now', () => {
  it('sends what a push of the head of the branch would have sent', async () => {
    const { app, now, arrived } = await anApp();
    const forwarding = await now('main');
    expect(forwarding).toMatchObject({ kind: 'queued', commit: B, environment: 'production' });
    expect(arrived()).toEqual(['1.0']);
    const { values } = await app.runs.page(REPOSITORY, 10);
    expect(values).toMatchObject([{ byHand: true, replay: 'this', state: 'done' }]);
    expect(await app.runs.heads(REPOSITORY)).toMatchObject([{ commit: B }]);
  });

  it('sends nothing that has arrived, and makes a run each time', async () => {
    const { app, now, arrived } = await anApp();
    await app.take(pushEvent({ before: null }));
    await now('main');
    await now('main');
    expect(arrived()).toEqual(['1.0']);
    const { values } = await app.runs.page(REPOSITORY, 10);
    expect(values.map(({ outcome }) => outcome?.documents[0]?.result)).toEqual([
      'unchanged',
      'unchanged',
      'accepted',
    ]);
  });

  it('makes one run of a branch that is asked for twice before it was worked', async () => {
    const { app, forward } = await anApp();
    const [first, second] = [
      await forward(ID, { branch: 'main' }),
      await forward(ID, { branch: 'main' }),
    ];
    expect(second).toEqual(first);
    expect(app.jobs).toHaveLength(1);
  });

  it('takes a commit by its short hash, and leaves the branch where it stands', async () => {
    const { app, now, arrived } = await anApp();
    await app.take(pushEvent({ before: null }));
    expect(await now('main', A.slice(0, 7))).toMatchObject({ kind: 'queued', commit: A });
    expect(arrived()).toEqual(['1.0', '0.9']);
    expect(await app.runs.heads(REPOSITORY)).toMatchObject([{ commit: B }]);
    expect((await app.runs.latest(REPOSITORY, MAIN))?.runId).not.toBe(undefined);

    // The next push is newer than both, and brings its own.
    app.time.now += 1000;
    await app.take(pushEvent({ before: B, after: C, at: 9_000 }));
    expect(arrived()).toEqual(['1.0', '0.9', '2.0']);
  });

  it('an older commit takes the place of no push that is on its way', async () => {
    const { app, now, arrived } = await anApp();
    const accepted = await app.acceptEvent(pushEvent({ before: null }), WORKSPACE);
    await now('main', A);
    if ('run' in accepted) await app.processRun(accepted.run.id, REPOSITORY);
    expect(arrived()).toEqual(['0.9', '1.0']);
  });

  it('is still by hand, and aside, when it is retried', async () => {
    const { app, now } = await anApp();
    const { runId } = { runId: '', ...(await now('main', A)) };
    await createRetryRun(app)(REPOSITORY, runId);
    expect(await app.runs.get(runId)).toMatchObject({ byHand: true, aside: true });
  });

  it('makes no run for a branch that no rule sends', async () => {
    const { app, now } = await anApp();
    expect(await now('feature/x')).toEqual({ kind: 'not-sent' });
    const events = ['repo:push' as const];
    const rules = [{ events, ref: 'branch' as const, pattern: 'feature/*', environment: null }];
    await app.saveSettings.repository(REPOSITORY, { enabled: true, rules }, 0, 'admin');
    expect(await now('feature/x')).toEqual({
      kind: 'not-sent',
      rule: 'repository rule 1: repo:push on feature/*',
    });
    expect(app.jobs).toEqual([]);
  });

  it.each([
    ['a branch that is not there', 'gone', undefined, 'BITBUCKET_NOT_FOUND'],
    ['a commit that is not there', 'main', 'dddddddd', 'BITBUCKET_COMMIT_NOT_FOUND'],
  ])('refuses %s', async (_what, branch, commit, code) => {
    const { app, now } = await anApp();
    await expect(now(branch, commit)).rejects.toMatchObject({ code });
    expect(app.jobs).toEqual([]);
  });

  it('refuses while the repository is switched off', async () => {
    const { app, now } = await anApp();
    await app.saveSettings.repository(REPOSITORY, { enabled: false, rules: [] }, 0, 'admin');
    await expect(now('main')).rejects.toMatchObject({ code: 'RUN_DISABLED' });
  });
});
