import { describe, expect, it } from '@jest/globals';
import { createRetryRun } from '../../src/app/retry-run';
import { BridgeError } from '../../src/core/errors';
import { A, B, bom, createHarness, pushEvent, REPOSITORY } from './harness';

const oneBom = {
  files: { [B]: { 'bom.json': bom('1.0.0') } },
  changes: { [`${B}..${A}`]: [{ path: 'bom.json', status: 'modified' as const }] },
};

/** A push that was worked to its end, and what a person then does. */
async function doneRun(
  prepare: (app: Awaited<ReturnType<typeof createHarness>>) => void = () => undefined,
) {
  const app = await createHarness(oneBom);
  prepare(app);
  const processed = await app.take(pushEvent({}));
  if (processed.kind !== 'done') throw new Error('The run is not done.');
  const { id } = processed.run;
  const retry = createRetryRun(app);
  return {
    app,
    id,
    retry,
    work: () => app.processRun(id, REPOSITORY),
  };
}
const refused = { error: new BridgeError('DESTINATION_REFUSED'), arrives: false };

describe('trying a run again', () => {
  it('sends a document that was refused', async () => {
    const { app, id, retry, work } = await doneRun(({ destination }) =>
      destination.faults.push(refused),
    );
    await retry(REPOSITORY, id);
    expect(app.jobs.at(-1)?.job).toMatchObject({ kind: 'run', runId: id });
    expect(await work()).toMatchObject({
      kind: 'done',
      again: false,
      run: { outcome: { documents: [{ result: 'accepted' }] } },
    });
    expect(app.destination.arrived).toHaveLength(1);
  });

  it('sends nothing twice', async () => {
    const { app, id, retry, work } = await doneRun();
    await retry(REPOSITORY, id);
    await work();
    expect(app.destination.arrived).toHaveLength(1);
  });

  it('goes by the settings of now', async () => {
    const { app, id, retry, work } = await doneRun();
    const rules = [
      {
        events: ['repo:push' as const],
        ref: 'branch' as const,
        pattern: 'main',
        environment: 'default',
      },
    ];
    await app.saveSettings.repository(REPOSITORY, { enabled: true, rules }, 0, 'admin');
    await retry(REPOSITORY, id);
    await work();
    expect(app.destination.arrived.map(({ environment }) => environment)).toEqual([
      'production',
      'default',
    ]);
  });

  it('leaves a run that is under way to its queue', async () => {
    const { app, id, retry } = await doneRun();
    await retry(REPOSITORY, id);
    const jobs = app.jobs.length;
    await retry(REPOSITORY, id);
    expect(app.jobs).toHaveLength(jobs);
  });

  it.each([
    ['that does not exist', REPOSITORY, 'f'.repeat(64)],
    ['of another repository', '33333333-3333-4333-8333-333333333333', undefined],
  ])('is refused for a run %s', async (_name, repository, other) => {
    const { app, id, retry } = await doneRun();
    await expect(retry(repository, other ?? id)).rejects.toMatchObject({ code: 'RUN_NOT_FOUND' });
    expect(await app.runs.get(id)).toMatchObject({ state: 'done' });
  });
});
