import { describe, expect, it } from '@jest/globals';
import { createReconcile } from '../../src/app/reconcile';
import { A, B, bom, C, createHarness, pushEvent, REPOSITORY, WORKSPACE } from './harness';

const START = 1_700_000_000_000;
const HOUR = 3600_000;

describe('a push that comes while its branch is being compared', () => {
  it('is newer than what the comparison saw', async () => {
    const updated = START + HOUR;
    const app = await createHarness({
      files: { [A]: {}, [B]: { 'bom.json': bom('1.0.0') }, [C]: { 'bom.json': bom('1.0.1') } },
      changes: { [`${C}..${B}`]: [{ path: 'bom.json', status: 'modified' }] },
      repositories: [
        { uuid: REPOSITORY, fullName: 'acme/shop', mainBranch: 'main', updatedAt: updated },
      ],
      branches: [{ name: 'main', hash: B, date: updated }],
    });
    await app.factsStore.saveMarks({ installedAt: START });
    app.time.now = START + 2 * HOUR;
    const { get } = app.factsStore;
    // After Bitbucket's answer and before the run of what it said is made.
    app.factsStore.get = async (repository) => {
      app.time.now += 1000;
      await app.acceptEvent(pushEvent({ before: B, after: C, at: 2 * HOUR + 1000 }), WORKSPACE);
      app.time.now += 1000;
      return get(repository);
    };
    await createReconcile(app)(WORKSPACE);
    const ids = app.jobs.flatMap(({ job }) => (job.kind === 'run' ? [job.runId] : []));
    expect(ids).toHaveLength(2);
    for (const id of ids.toReversed()) await app.processRun(id, REPOSITORY);
    expect(app.destination.arrived.at(-1)).toMatchObject({ version: '1.0.1' });
  });
});
