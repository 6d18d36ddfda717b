import { expect, it } from '@jest/globals';
import { createReconcile } from '../../src/app/reconcile';
import { BridgeError } from '../../src/core/errors';
import { START, HOUR, sbom, down, versions, untilDone } from './flows';
import { A, B, bom, C, createHarness, pushEvent, REPOSITORY, WORKSPACE } from './harness';

it('branches that are noted between a push and its event do not hide it', async () => {
  const app = await createHarness({
    files: { [A]: {}, [B]: { 'bom.json': bom('1.0.0') } },
    changes: { [`${B}..${A}`]: sbom, [`${B}..${B}`]: [] },
  });
  await app.runs.forgetHeads(REPOSITORY);
  const at = app.time.now + 2_000;
  await app.runs.saveBaseline(REPOSITORY, { at, branches: { main: B }, complete: true });
  app.time.now = at + 1_000;
  await app.take(pushEvent({ before: A, after: B, at: 1_000 }));
  expect(versions(app.destination)).toEqual(['1.0.0']);
});

it('a run of reconciliation that ended while the repository could not be seen is taken up again', async () => {
  const app = await createHarness({
    files: { [A]: {}, [B]: { 'bom.json': bom('1.0.0') } },
    repositories: [
      { uuid: REPOSITORY, fullName: 'acme/shop', mainBranch: 'main', updatedAt: START + HOUR },
    ],
    branches: [{ name: 'main', hash: B, date: START + HOUR }],
  });
  await app.factsStore.saveMarks({ installedAt: START });
  app.time.now = START + 2 * HOUR;
  await createReconcile(app)(WORKSPACE);
  const [{ job } = { job: undefined }] = app.jobs;
  if (job?.kind !== 'run') throw new Error('No run.');
  app.failNext('tree', new BridgeError('BITBUCKET_REPOSITORY_GONE'));
  await app.processRun(job.runId, REPOSITORY);
  for (let day = 0; day < 3; day += 1) {
    app.time.now += 24 * HOUR;
    await createReconcile(app)(WORKSPACE);
  }
  expect(app.jobs.length).toBeGreaterThan(1);
});

it('what waited when a repository was switched off is brought by the next push after it is on again', async () => {
  const app = await createHarness({
    files: { [A]: {}, [B]: { 'bom.json': bom('1.0.0') }, [C]: { 'bom.json': bom('1.0.0') } },
    changes: { [`${B}..${A}`]: sbom, [`${C}..${A}`]: sbom, [`${C}..${B}`]: [] },
  });
  app.destination.faults.push(down());
  const first = await app.take(pushEvent({}));
  await app.saveSettings.repository(REPOSITORY, { enabled: false, rules: [] }, 0, 'admin');
  await untilDone(app, first);
  await app.saveSettings.repository(REPOSITORY, { enabled: true, rules: [] }, 1, 'admin');
  await app.take(pushEvent({ before: B, after: C, at: HOUR }));
  expect(versions(app.destination)).toEqual(['1.0.0']);
});
