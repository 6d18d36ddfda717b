import { describe, expect, it } from '@jest/globals';
import { createConfirmDelivery } from '../../src/app/confirm-delivery';
import { createRetryRun } from '../../src/app/retry-run';
import { BridgeError } from '../../src/core/errors';
import { A, B, bom, C, createHarness, pushEvent, REPOSITORY } from './harness';

const oneBom = {
  files: { [B]: { 'bom.json': bom('1.0.0') }, [C]: { 'bom.json': bom('1.0.0') } },
  changes: {
    [`${B}..${A}`]: [{ path: 'bom.json', status: 'modified' as const }],
    [`${C}..${A}`]: [{ path: 'bom.json', status: 'modified' as const }],
    [`${C}..${B}`]: [],
  },
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

  it('looks before it sends again what was taken and never seen: the record may have come since', async () => {
    const { app, id, retry, work } = await doneRun();
    const confirm = createConfirmDelivery({ ...app, tellVerdict: () => Promise.resolve() });
    const run = await app.runs.get(id);
    const key = run?.outcome?.documents[0]?.deliveryKey ?? '';
    app.destination.state.visible = false;
    for (let look = 1; look <= 6; look += 1) await confirm(key, look);
    expect((await app.deliveries.get(key))?.error).toEqual({ code: 'DESTINATION_NOT_PROCESSED' });
    app.destination.state.visible = true;
    await retry(REPOSITORY, id);
    expect(await work()).toMatchObject({
      run: { outcome: { documents: [{ result: 'accepted' }] } },
    });
    expect(app.destination.arrived).toHaveLength(1);
    expect((await app.deliveries.get(key))?.error).toBeUndefined();
  });

  it.each(['DESTINATION_ENVIRONMENT', 'DESTINATION_PROJECT_MISSING'] as const)(
    'is not needed after %s was mended: the next push brings the document, too',
    async (code) => {
      const { app } = await doneRun(({ destination }) =>
        destination.faults.push({ error: new BridgeError(code), arrives: false }),
      );
      await app.take(pushEvent({ before: B, after: C, at: 9_000 }));
      expect(app.destination.arrived).toHaveLength(1);
    },
  );

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
