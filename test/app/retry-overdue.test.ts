import { describe, expect, it } from '@jest/globals';
import { RUN_GRACE_MS } from '../../src/app/accept-event';
import { createRetryOverdue } from '../../src/app/retry-overdue';
import { BridgeError } from '../../src/core/errors';
import { A, B, bom, createHarness, pushEvent, REPOSITORY } from './harness';

const oneBom = {
  files: { [B]: { 'bom.json': bom('1.0.0') } },
  changes: { [`${B}..${A}`]: [{ path: 'bom.json', status: 'modified' as const }] },
};

/** A run that waits for a destination that is down. */
async function waitingRun() {
  const app = await createHarness(oneBom);
  const fault = { error: new BridgeError('DESTINATION_UNAVAILABLE'), arrives: false };
  app.destination.faults.push(fault, fault, fault);
  const processed = await app.take(pushEvent({}));
  if (processed.kind !== 'waiting') throw new Error('The run does not wait.');
  return { app, id: processed.run.id, seconds: processed.retryInSeconds };
}

describe('a run that waits', () => {
  it('is left alone by a job that comes before its time', async () => {
    const { app, id, seconds } = await waitingRun();
    app.time.now += (seconds - 6) * 1000;
    const early = await app.processRun(id, REPOSITORY);
    expect(early).toMatchObject({ kind: 'done', again: true, run: { attempts: 1 } });
    expect(app.destination.faults).toHaveLength(2);
  });

  it('is worked when its time has come', async () => {
    const { app, id, seconds } = await waitingRun();
    app.time.now += seconds * 1000;
    expect(await app.processRun(id, REPOSITORY)).toMatchObject({ run: { attempts: 2 } });
    expect(app.destination.faults).toHaveLength(1);
  });
});

describe('the retry schedule', () => {
  it('queues a run that nothing has touched once, not at every pass', async () => {
    const { app, id, seconds } = await waitingRun();
    const retryOverdue = createRetryOverdue(app);
    app.time.now += seconds * 1000 + RUN_GRACE_MS;
    app.jobs.length = 0;
    expect(await retryOverdue()).toEqual({ queued: 1 });
    expect(await retryOverdue()).toEqual({ queued: 0 });
    expect(app.jobs.map(({ job }) => job)).toMatchObject([{ kind: 'run', runId: id }]);
    expect(await app.processRun(id, REPOSITORY)).toMatchObject({ run: { attempts: 2 } });
  });

  it('queues it again when that job was lost as well', async () => {
    const { app, seconds } = await waitingRun();
    const retryOverdue = createRetryOverdue(app);
    app.time.now += seconds * 1000 + RUN_GRACE_MS;
    await retryOverdue();
    app.time.now += RUN_GRACE_MS;
    expect(await retryOverdue()).toEqual({ queued: 1 });
  });

  it('leaves a run that has come to its end meanwhile', async () => {
    const { app, id, seconds } = await waitingRun();
    app.time.now += seconds * 1000 + RUN_GRACE_MS;
    const stale = await app.runs.get(id);
    app.destination.faults.length = 0;
    await app.processRun(id, REPOSITORY);
    if (stale === undefined) throw new Error('The run is not there.');
    expect(await app.runs.postpone(stale, app.time.now)).toBe(false);
    expect(await app.runs.get(id)).toMatchObject({ state: 'done' });
  });
});
