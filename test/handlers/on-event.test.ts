import { describe, expect, it } from '@jest/globals';
import { runReport } from '../../src/contract/report';
import { BridgeError } from '../../src/core/errors';
import { createOnEvent } from '../../src/handlers/on-event';
import { A, B, bom, createHarness, pushEvent, REPOSITORY, WORKSPACE } from '../app/harness';

async function aTrigger() {
  const app = await createHarness({ files: { [A]: {}, [B]: { 'bom.json': bom('1') } } });
  return { app, onEvent: createOnEvent({ acceptEvent: app.acceptEvent, clock: app.clock }) };
}

describe('an event', () => {
  it('is claimed and queued, and told as queued', async () => {
    const { app, onEvent } = await aTrigger();
    const report = await onEvent(pushEvent({}), WORKSPACE);
    expect(runReport.parse(report)).toMatchObject({ state: 'queued', ref: 'main', commit: B });
    expect(app.jobs).toMatchObject([{ job: { kind: 'run', repository: REPOSITORY } }]);
    // Ids only: nothing of the payload goes into the queue.
    expect(JSON.stringify(app.jobs).length).toBeLessThan(400);
  });

  it('that comes twice makes one run; its job is queued again until the run is done', async () => {
    const { app, onEvent } = await aTrigger();
    const event = pushEvent({ before: null });
    const [one, two] = [await onEvent(event, WORKSPACE), await onEvent(event, WORKSPACE)];
    expect(two.runId).toBe(one.runId);
    expect(two.problem).toBeUndefined();
    expect(app.jobs).toHaveLength(2);
    await app.processRun(one.runId ?? '', REPOSITORY);
    app.jobs.length = 0;
    const third = await onEvent(event, WORKSPACE);
    expect(third).toMatchObject({ state: 'ignored', problem: { code: 'EVENT_DUPLICATE' } });
    expect(app.jobs).toEqual([]);
  });

  it('that comes many times at once makes one run', async () => {
    const { app, onEvent } = await aTrigger();
    await Promise.all(Array.from({ length: 9 }, () => onEvent(pushEvent({}), WORKSPACE)));
    expect((await app.runs.page(REPOSITORY, 10)).values).toHaveLength(1);
  });

  const event = pushEvent({});
  it.each<[string, unknown, string]>([
    ['nothing', undefined, 'EVENT_INCOMPLETE'],
    ['text', 'x', 'EVENT_INCOMPLETE'],
    ['another kind', { ...event, eventType: 'avi:x' }, 'EVENT_UNSUPPORTED'],
    ['our own doing', { ...event, selfGenerated: true }, 'EVENT_SELF_GENERATED'],
    ['another workspace', { ...event, workspace: { uuid: REPOSITORY } }, 'EVENT_OTHER_WORKSPACE'],
    ['no push', { ...event, push: null }, 'EVENT_INCOMPLETE'],
    ['a deletion', { ...event, push: { ref: 'x', closed: true } }, 'EVENT_REF_DELETED'],
  ])('that is %s is told why, and costs no storage', async (_name, payload, code) => {
    const { app, onEvent } = await aTrigger();
    app.storage.count = 0;
    const report = runReport.parse(await onEvent(payload, WORKSPACE));
    expect(report).toMatchObject({ state: 'ignored', problem: { code } });
    expect([app.storage.count, app.jobs]).toEqual([0, []]);
  });

  it('whose job the queue did not take fails, and is queued when it comes again', async () => {
    const { app, onEvent } = await aTrigger();
    const push = app.queue.push;
    app.queue.push = () => Promise.reject(new BridgeError('STORAGE_FAILED'));
    await expect(onEvent(pushEvent({}), WORKSPACE)).rejects.toThrow(BridgeError);
    app.queue.push = push;
    await onEvent(pushEvent({}), WORKSPACE);
    expect(app.jobs).toHaveLength(1);
    expect((await app.runs.page(REPOSITORY, 10)).values).toHaveLength(1);
  });
});
