import { describe, expect, it } from '@jest/globals';
import { createRetrySpent } from '../../src/app/retry-spent';
import { workspaceSettings } from '../../src/core/settings';
import { BridgeError } from '../../src/core/errors';
import { fault, down, versions, untilDone, merge, thereAndBack } from './flows';
import { A, B, C, createHarness, pushEvent, REPOSITORY, WORKSPACE } from './harness';

describe('a merge that waits brings nothing over what its branch has by then', () => {
  const atFirst = pushEvent({ before: null, after: A, at: 100 });
  const ofMerge = pushEvent({ before: A, after: B, at: 1_001 });
  const back = pushEvent({ before: B, after: C, at: 9_000 });

  it('where it waits for the destination', async () => {
    const app = await createHarness(thereAndBack);
    await app.take(atFirst);
    app.destination.faults.push(down());
    const merged = await app.take(merge(B, 1_000));
    expect(merged.kind).toBe('waiting');
    const push = await app.take(ofMerge);
    await untilDone(app, await app.take(back));
    await untilDone(app, push);
    await untilDone(app, merged);
    expect(versions(app.destination)).toEqual(['1.0.0']);
  });
  it('where it waits for Bitbucket', async () => {
    const app = await createHarness(thereAndBack);
    await app.take(atFirst);
    app.failNext('commit', new BridgeError('BITBUCKET_UNAVAILABLE'));
    const merged = await app.take(merge(B, 1_000));
    expect(merged.kind).toBe('waiting');
    await app.acceptEvent(ofMerge, WORKSPACE);
    await untilDone(app, await app.take(back));
    await untilDone(app, merged);
    expect(versions(app.destination)).toEqual(['1.0.0']);
  });
  it('where rules send merges alone', async () => {
    const rule = { events: ['pullrequest:fulfilled'], ref: 'branch', pattern: 'main' };
    const { rules } = workspaceSettings.parse({ rules: [{ ...rule, environment: 'production' }] });
    const app = await createHarness(thereAndBack, { defaults: 'none', rules });
    await app.take(merge(A, 100));
    app.destination.faults.push(down());
    const merged = await app.take(merge(B, 1_000));
    expect(merged.kind).toBe('waiting');
    await untilDone(app, await app.take(merge(C, 9_000)));
    await untilDone(app, merged);
    expect(versions(app.destination)).toEqual(['1.0.0']);
  });
  it('where all that waits is tried again after the token was mended', async () => {
    const app = await createHarness(thereAndBack);
    await app.take(atFirst);
    app.destination.faults.push(fault('DESTINATION_TOKEN_REFUSED'));
    await app.take(merge(B, 1_000));
    app.destination.faults.push(fault('DESTINATION_TOKEN_REFUSED'));
    await app.take(ofMerge);
    app.destination.faults.length = 0;
    await app.take(back);
    app.time.now += 60_000;
    const jobs = app.jobs.length;
    await createRetrySpent(app)();
    for (const { job } of app.jobs.slice(jobs))
      if (job.kind === 'run') await app.processRun(job.runId, REPOSITORY);
    expect(versions(app.destination)).toEqual(['1.0.0']);
  });
});
