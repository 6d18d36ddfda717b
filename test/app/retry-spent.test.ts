import { describe, expect, it } from '@jest/globals';
import { createRetrySpent } from '../../src/app/retry-spent';
import { BridgeError, type ErrorCode } from '../../src/core/errors';
import { A, B, bom, C, createHarness, pushEvent, REPOSITORY } from './harness';

const changed = [{ path: 'bom.json', status: 'modified' as const }];
const content = {
  files: { [B]: { 'bom.json': bom('1.0.0') }, [C]: { 'bom.json': bom('2.0.0') } },
  changes: { [`${B}..${A}`]: changed, [`${C}..${B}`]: changed, [`${C}..${A}`]: changed },
};
const pushes = [pushEvent({}), pushEvent({ before: B, after: C, at: 9_000 })];

/** Two pushes whose documents met an error. */
async function refused(code: ErrorCode) {
  const app = await createHarness(content);
  for (const push of pushes) {
    app.destination.faults.push({ error: new BridgeError(code), arrives: false });
    await app.take(push);
  }
  const again = async () => {
    const ids = app.jobs.flatMap(({ job }) => (job.kind === 'run' ? [job.runId] : []));
    for (const id of ids) await app.processRun(id, REPOSITORY);
    app.jobs.length = 0;
  };
  app.jobs.length = 0;
  return { app, again, retrySpent: createRetrySpent(app) };
}

describe('what waits for a person', () => {
  it('is all queued by one press, once, and brings what is there now', async () => {
    const { app, again, retrySpent } = await refused('DESTINATION_TOKEN_REFUSED');
    expect((await app.runs.spent(10)).values).toHaveLength(2);
    expect(await retrySpent()).toEqual({ queued: 2, more: false });
    expect(await retrySpent()).toEqual({ queued: 0, more: false });
    const jobs = [...app.jobs];
    await again();
    expect(jobs).toHaveLength(2);
    expect(app.destination.arrived.map(({ version }) => version)).toEqual(['2.0.0']);
    expect((await app.runs.spent(10)).values).toEqual([]);
  });

  it('waits again when it fails again', async () => {
    const { app, again, retrySpent } = await refused('DESTINATION_FORBIDDEN');
    await retrySpent();
    const error = new BridgeError('DESTINATION_FORBIDDEN');
    app.destination.faults.push({ error, arrives: false });
    await again();
    expect((await app.runs.spent(10)).values).toHaveLength(1);
  });

  it('of another repository is left alone', async () => {
    const { app, retrySpent } = await refused('DESTINATION_TOKEN_REFUSED');
    expect(await retrySpent('33333333-3333-4333-8333-333333333333')).toMatchObject({ queued: 0 });
    expect(await retrySpent(REPOSITORY)).toMatchObject({ queued: 2 });
    expect(app.jobs).toHaveLength(2);
  });

  it('is not what was refused for its own sake', async () => {
    const { app } = await refused('DESTINATION_REFUSED');
    expect((await app.runs.spent(10)).values).toEqual([]);
  });
});
