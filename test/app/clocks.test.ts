import { describe, expect, it } from '@jest/globals';
import { createReconcile } from '../../src/app/reconcile';
import { BridgeError } from '../../src/core/errors';
import { HOUR, runOf, START, versions } from './flows';
import { A, B, bom, createHarness, pushEvent, REPOSITORY, WORKSPACE } from './harness';

const content = {
  files: { [B]: { 'bom.json': bom('1.0.0') } },
  changes: { [`${B}..${A}`]: [{ path: 'bom.json', status: 'modified' as const }] },
};
const DAY_MS = 24 * 3600_000;

it('a push while the clock was behind, worked once it had caught up, is found by reconciliation', async () => {
  const files = { ...content.files, [A]: {} };
  const branches = [{ name: 'main', hash: B, date: START + HOUR }];
  const app = await createHarness({ ...content, files, branches });
  await app.factsStore.saveMarks({ installedAt: START });
  app.time.now = START + HOUR;
  await app.take(pushEvent({ before: null, after: A, at: HOUR }));
  app.time.now -= 300_000;
  const late = await app.acceptEvent(pushEvent({ at: HOUR - 300_000 }), WORKSPACE);
  if (!('run' in late)) throw new Error('Not accepted.');
  app.time.now += HOUR;
  expect(runOf(await app.processRun(late.run.id, REPOSITORY)).outcome?.reason?.code).toBe(
    'RUN_SUPERSEDED',
  );
  const reconcile = createReconcile(app);
  for (const queued of [1, 0]) {
    expect((await reconcile(WORKSPACE)).queued).toBe(queued);
    const job = app.jobs.at(-1)?.job;
    if (job?.kind === 'run') await app.processRun(job.runId, REPOSITORY);
    app.time.now += HOUR;
  }
  expect(versions(app.destination)).toEqual(['1.0.0']);
});

describe('a clock that jumps while a document waits', () => {
  it.each([
    ['a day back, after it arrived unseen', -DAY_MS, true],
    ['a day ahead, after it arrived unseen', DAY_MS, true],
    ['a day back, before it arrived', -DAY_MS, false],
    ['a day ahead, before it arrived', DAY_MS, false],
  ])('%s: it arrives once', async (_what, jump, arrives) => {
    const app = await createHarness(content);
    const error = new BridgeError('DESTINATION_CONNECTION_LOST');
    app.destination.faults.push({ error, arrives });
    let last = await app.take(pushEvent({}));
    expect(last.kind).toBe('waiting');
    app.time.now += jump;
    // Longer than the jump; the schedule comes every few minutes, whatever the clock says.
    for (let passed = 0; passed < 2 * DAY_MS; passed += 300_000) {
      app.time.now += 300_000;
      if (last.kind === 'unknown') throw new Error('No run.');
      last = await app.processRun(last.run.id, REPOSITORY);
    }
    expect(last).toMatchObject({
      kind: 'done',
      run: { outcome: { documents: [{ result: 'accepted' }] } },
    });
    expect(app.destination.arrived).toHaveLength(1);
  });
});
