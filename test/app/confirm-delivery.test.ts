import { describe, expect, it } from '@jest/globals';
import { createConfirmDelivery } from '../../src/app/confirm-delivery';
import { createRetryOverdue } from '../../src/app/retry-overdue';
import { createTellVerdict } from '../../src/app/tell-verdict';
import { withDeliveries } from '../../src/app/with-deliveries';
import type { Verdict } from '../../src/core/delivery/types';
import { BridgeError, explain } from '../../src/core/errors';
import { toRunReport } from '../../src/handlers/run-report';
import { A, B, bom, C, createHarness, pushEvent, REPOSITORY, type Harness } from './harness';

const changed = [{ path: 'bom.json', status: 'modified' as const }];
const content = {
  files: { [B]: { 'bom.json': bom('1.0.0') }, [C]: { 'bom.json': bom('2.0.0') } },
  changes: { [`${B}..${A}`]: changed, [`${C}..${B}`]: changed },
};

/** A document that was accepted; `confirm` works the confirmation that was queued last. */
async function accepted() {
  const app = await createHarness(content);
  const processed = await app.take(pushEvent({}));
  if (processed.kind !== 'done') throw new Error('Not delivered.');
  const key = processed.run.outcome?.documents[0]?.deliveryKey ?? '';
  const confirmDelivery = createConfirmDelivery({ ...app, tellVerdict: createTellVerdict(app) });
  return {
    app,
    key,
    runId: processed.run.id,
    stored: () => app.deliveries.get(key),
    confirm: () => {
      const last = lastConfirmation(app);
      app.time.now += (last.delaySeconds ?? 0) * 1000;
      return confirmDelivery(key, last.attempt);
    },
  };
}
function lastConfirmation(app: Harness) {
  const last = app.jobs.findLast(({ job }) => job.kind === 'confirm');
  if (last?.job.kind !== 'confirm') throw new Error('Nobody is to look.');
  return { attempt: last.job.attempt, delaySeconds: last.delaySeconds };
}
/** The schedule asks for the confirmation, an hour later and once; it, to be asked again. */
async function sweptOnce(app: Harness, deliveryKey: string) {
  const before = app.jobs.length;
  const retryOverdue = createRetryOverdue(app);
  expect(await retryOverdue()).toEqual({ queued: 0 });
  app.time.now += 3600_000;
  expect(await retryOverdue()).toEqual({ queued: 1 });
  expect(await retryOverdue()).toEqual({ queued: 0 });
  expect(app.jobs.slice(before).map(({ job }) => job)).toEqual([
    { kind: 'confirm', deliveryKey, attempt: 1 },
  ]);
  return retryOverdue;
}
const verdict = (state: Verdict['state'], policies: string[] = []): Verdict => ({
  state,
  failed: policies.length,
  warned: 0,
  policies,
});

describe('an accepted document', () => {
  it('is processed once the destination shows it', async () => {
    const { app, confirm, stored } = await accepted();
    app.destination.state.visible = false;
    expect(await confirm()).toBe('not-yet');
    app.destination.state.visible = true;
    expect(await confirm()).toBe('processed');
    expect(await stored()).toMatchObject({ state: 'processed' });
  });

  it('that is never shown says so in the end, and a person can send it once more', async () => {
    const { app, confirm, stored, runId } = await accepted();
    app.destination.state.visible = false;
    let looks = 0;
    while ((await confirm()) === 'not-yet') looks += 1;
    expect(looks).toBe(5);
    expect(await stored()).toMatchObject({
      state: 'accepted',
      error: { code: 'DESTINATION_NOT_PROCESSED' },
    });
    const [run] = await withDeliveries(app.deliveries, (await app.runs.page(REPOSITORY, 9)).values);
    expect(run?.id).toBe(runId);
    expect(run?.outcome?.documents).toMatchObject([
      { result: 'accepted', error: { code: 'DESTINATION_NOT_PROCESSED' } },
    ]);
  });

  it('is looked for on and on while the destination cannot be asked, three days at most', async () => {
    const { app, confirm, stored } = await accepted();
    const down = () => Promise.reject(new BridgeError('DESTINATION_UNAVAILABLE'));
    const { open } = app.destination;
    app.destination.open = (...given) => ({ ...open(...given), find: down });
    for (let look = 0; look < 20; look += 1) expect(await confirm()).toBe('not-yet');
    expect((await stored())?.error).toBeUndefined();
    expect(lastConfirmation(app)).toEqual({ attempt: 1, delaySeconds: 900 });
    app.time.now += 3 * 24 * 3600_000;
    for (let look = 0; look < 5; look += 1) expect(await confirm()).toBe('not-yet');
    expect(await confirm()).toBe('nothing-to-do');
    expect((await stored())?.error).toEqual({ code: 'DESTINATION_NOT_PROCESSED' });
  });

  it('is not looked for on and on where the look is refused', async () => {
    const { app, confirm, stored } = await accepted();
    const { open } = app.destination;
    const refused = () => Promise.reject(new BridgeError('DESTINATION_FORBIDDEN'));
    app.destination.open = (...given) => ({ ...open(...given), find: refused });
    for (let look = 0; look < 5; look += 1) expect(await confirm()).toBe('not-yet');
    expect(await confirm()).toBe('nothing-to-do');
    expect((await stored())?.error).toEqual({ code: 'DESTINATION_NOT_PROCESSED' });
  });

  it('that the destination stopped working on is not looked for any longer', async () => {
    const { app, confirm, stored } = await accepted();
    Object.assign(app.destination.state, { visible: false, ended: true });
    expect(await confirm()).toBe('nothing-to-do');
    expect((await stored())?.error).toEqual({ code: 'DESTINATION_NOT_PROCESSED' });
  });

  it('whose confirmation was lost is looked for by the schedule, once', async () => {
    const { app, confirm, key } = await accepted();
    const retryOverdue = await sweptOnce(app, key);
    await confirm();
    app.time.now += 3600_000_000;
    expect(await retryOverdue()).toEqual({ queued: 0 });
  });

  it('whose confirmation the queue does not take is accepted all the same', async () => {
    const app = await createHarness(content);
    const push = app.queue.push;
    app.queue.push = (job, options) =>
      job.kind === 'confirm'
        ? Promise.reject(new BridgeError('STORAGE_FAILED'))
        : push(job, options);
    expect(await app.take(pushEvent({}))).toMatchObject({
      kind: 'done',
      run: { outcome: { documents: [{ result: 'accepted' }] } },
    });
  });

  it('has what the destination wants to be reminded of kept for the next one', async () => {
    const { app, confirm, stored } = await accepted();
    app.destination.state.found = { hint: 'ids', handle: 'record-7' };
    await confirm();
    expect(await stored()).toMatchObject({ handle: 'record-7', hint: 'ids' });
    await app.take(pushEvent({ before: B, after: C, at: 5_000 }));
    expect(app.destination.arrived.map(({ hint }) => hint)).toEqual([undefined, 'ids']);
  });

  it('is done with at once where the destination says that nothing more comes', async () => {
    const app = await createHarness(content);
    app.destination.state.receipt = { state: 'processed' };
    expect(await app.take(pushEvent({}))).toMatchObject({
      run: { outcome: { documents: [{ result: 'processed' }] } },
    });
    expect(app.jobs.some(({ job }) => job.kind === 'confirm')).toBe(false);
  });
});

describe('the verdict of the policies', () => {
  it('is waited for, kept, and told where reviewers look', async () => {
    const { app, confirm, stored } = await accepted();
    app.destination.state.verdicts = [
      verdict('in-progress'),
      verdict('fail', ['No critical <b>CVE</b>']),
    ];
    expect(await confirm()).toBe('not-yet');
    expect(app.reports).toHaveLength(1);
    expect(await confirm()).toBe('processed');
    expect(await stored()).toMatchObject({ verdict: { state: 'fail', failed: 1 } });
    expect(app.reports.at(-1)).toMatchObject({ result: 'FAILED' });
    expect(app.reports.at(-1)?.details).toContain('Policies: violated: No critical <b>CVE</b>.');
  });

  it('is asked for by the schedule, once, where the job that was to ask is lost', async () => {
    const { app, confirm, stored, key } = await accepted();
    app.destination.state.verdicts = [verdict('in-progress'), verdict('fail', ['No critical CVE'])];
    await confirm();
    const retryOverdue = await sweptOnce(app, key);
    expect(await confirm()).toBe('processed');
    expect(await stored()).toMatchObject({ verdict: { state: 'fail' } });
    expect(app.reports.at(-1)?.result).toBe('FAILED');
    app.time.now += 3600_000_000;
    expect(await retryOverdue()).toEqual({ queued: 0 });
  });

  it('that never comes is not asked for without end', async () => {
    const { app, confirm, stored } = await accepted();
    app.destination.state.verdicts = [verdict('in-progress')];
    let looks = 0;
    while ((await confirm()) === 'not-yet') looks += 1;
    expect(looks).toBe(5);
    expect(await stored()).toMatchObject({
      state: 'processed',
      verdict: { state: 'in-progress' },
    });
    app.time.now += 3600_000_000;
    expect(await createRetryOverdue(app)()).toEqual({ queued: 0 });
  });

  it('that may not be asked for says why, in the history and in the report', async () => {
    const { app, confirm } = await accepted();
    const detail = 'You are not authorized.';
    app.destination.state.verdicts = [new BridgeError('DESTINATION_VERDICT', { detail })];
    expect(await confirm()).toBe('processed');
    const [run] = await withDeliveries(app.deliveries, (await app.runs.page(REPOSITORY, 9)).values);
    expect(run && toRunReport(run).documents).toMatchObject([
      {
        result: 'processed',
        verdict: {
          state: 'not-evaluated',
          problem: {
            code: 'DESTINATION_VERDICT',
            detail,
            sentence: explain('DESTINATION_VERDICT').sentence,
          },
        },
      },
    ]);
    expect(app.reports.at(-1)?.details).toContain(
      'Policies: the verdict could not be read. The destination does not say what its policies found. (You are not authorized.)',
    );
  });

  it('that could not be asked for in time says why, until it can be', async () => {
    const { app, confirm, stored } = await accepted();
    app.destination.state.verdicts = [new BridgeError('DESTINATION_UNAVAILABLE'), verdict('pass')];
    expect(await confirm()).toBe('not-yet');
    expect((await stored())?.verdict).toMatchObject({
      state: 'in-progress',
      error: { code: 'DESTINATION_UNAVAILABLE' },
    });
    expect(await confirm()).toBe('processed');
    expect((await stored())?.verdict).toEqual(verdict('pass'));
  });

  it.each<[Verdict['state'], string]>([
    ['pass', 'PASSED'],
    ['no-policies', 'PASSED'],
    ['error', 'PASSED'],
    ['not-evaluated', 'PASSED'],
    ['fail', 'FAILED'],
  ])('%s makes the report %s', async (state, result) => {
    const { app, confirm } = await accepted();
    app.destination.state.verdicts = [verdict(state)];
    await confirm();
    expect(app.reports.at(-1)?.result).toBe(result);
  });
});
