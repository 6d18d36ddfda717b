import { describe, expect, it } from '@jest/globals';
import type { Processed } from '../../src/app/process-run';
import { BridgeError, type ErrorCode } from '../../src/core/errors';
import { SPENT_AFTER_MS } from '../../src/core/delivery/retry-policy';
import {
  A,
  B,
  bom,
  createHarness,
  pushEvent,
  REPOSITORY,
  WORKSPACE,
  type Harness,
} from './harness';

const oneBom = {
  files: { [B]: { 'bom.json': bom('1.0.0') } },
  changes: { [`${B}..${A}`]: [{ path: 'bom.json', status: 'modified' as const }] },
};

/** Works the run of the one push until it is done, moving the clock as the queue would. */
async function untilDone(app: Harness, first: Processed): Promise<Processed[]> {
  const all = [first];
  for (let last = first; last.kind === 'waiting' && all.length < 500; all.push(last)) {
    app.time.now += last.retryInSeconds * 1000;
    last = await app.processRun(last.run.id, REPOSITORY);
  }
  return all;
}
const results = (all: Processed[]) =>
  all.map((one) =>
    one.kind === 'unknown'
      ? one.kind
      : (one.run.outcome?.documents[0]?.result ?? one.run.outcome?.kind),
  );

describe('a destination that fails', () => {
  it.each<[ErrorCode]>([['DESTINATION_UNAVAILABLE'], ['DESTINATION_RATE_LIMITED']])(
    'with %s is tried again until it takes the document',
    async (code) => {
      const app = await createHarness(oneBom);
      const fault = { error: new BridgeError(code), arrives: false };
      app.destination.faults.push(fault, fault);
      const all = await untilDone(app, await app.take(pushEvent({})));
      expect(results(all)).toEqual(['queued', 'queued', 'accepted']);
      expect(app.destination.arrived).toHaveLength(1);
      // The first attempt says that it waits, the last one how it ended.
      expect(app.reports.map(({ result }) => result)).toEqual(['PENDING', 'PASSED']);
    },
  );

  it('for good ends as failed, with what to do', async () => {
    const app = await createHarness(oneBom);
    const fault = { error: new BridgeError('DESTINATION_UNAVAILABLE'), arrives: false };
    app.destination.faults.push(...Array.from({ length: 500 }, () => fault));
    const begun = app.time.now;
    const all = await untilDone(app, await app.take(pushEvent({})));
    expect(app.time.now - begun).toBeGreaterThanOrEqual(SPENT_AFTER_MS);
    expect(app.time.now - begun).toBeLessThan(SPENT_AFTER_MS + 3600_000);
    expect(results(all).at(-1)).toBe('failed');
    expect(app.reports.at(-1)?.details).toContain('The destination is down or unreachable.');
  });

  it.each<[ErrorCode]>([
    ['DESTINATION_TOKEN_REFUSED'],
    ['DESTINATION_REFUSED'],
    ['DESTINATION_EGRESS'],
  ])('with %s is not tried again', async (code) => {
    const app = await createHarness(oneBom);
    app.destination.faults.push({
      error: new BridgeError(code, { detail: 'said so' }),
      arrives: false,
    });
    const all = await untilDone(app, await app.take(pushEvent({})));
    expect(results(all)).toEqual(['rejected']);
    expect(app.reports[0]?.details).toContain('said so');
  });

  it.each<[ErrorCode]>([
    ['DESTINATION_CONNECTION_LOST'],
    ['DESTINATION_TIMEOUT'],
    ['DESTINATION_NOT_JSON'],
  ])('with %s after the document arrived is looked at, and not sent twice', async (code) => {
    const app = await createHarness(oneBom);
    app.destination.faults.push({ error: new BridgeError(code), arrives: true });
    const all = await untilDone(app, await app.take(pushEvent({})));
    expect(
      results(all)
        .slice(0, -1)
        .every((result) => result === 'queued'),
    ).toBe(true);
    expect(results(all).at(-1)).toBe('accepted');
    expect(app.destination.arrived).toHaveLength(1);
  });

  it('is looked at as long as its version may still be on the way', async () => {
    const app = await createHarness(oneBom);
    app.destination.faults.push({
      error: new BridgeError('DESTINATION_CONNECTION_LOST'),
      arrives: true,
    });
    app.destination.state.visible = false;
    let last = await app.take(pushEvent({}));
    for (let look = 0; look < 2 && last.kind === 'waiting'; look += 1) {
      app.time.now += last.retryInSeconds * 1000;
      last = await app.processRun(last.run.id, REPOSITORY);
    }
    app.destination.state.visible = true;
    const all = await untilDone(app, last);
    expect(results(all).at(-1)).toBe('accepted');
    expect(app.destination.arrived).toHaveLength(1);
  });

  it('is sent to again when the document did not arrive', async () => {
    const app = await createHarness(oneBom);
    app.destination.faults.push({
      error: new BridgeError('DESTINATION_CONNECTION_LOST'),
      arrives: false,
    });
    const all = await untilDone(app, await app.take(pushEvent({})));
    expect(results(all).at(-1)).toBe('accepted');
    expect(app.destination.arrived).toHaveLength(1);
    expect(app.destination.finds.length).toBeGreaterThan(0);
  });
});

describe('a process that ends while sending', () => {
  it('leaves a delivery that is looked at first', async () => {
    const app = await createHarness(oneBom);
    const acceptance = await app.acceptEvent(pushEvent({}), WORKSPACE);
    if (!('run' in acceptance)) throw new Error('Not accepted.');
    // The document arrives, and nothing after it is recorded.
    app.destination.faults.push({
      error: new BridgeError('DESTINATION_UNAVAILABLE'),
      arrives: true,
    });
    const settle = app.deliveries.settle;
    app.deliveries.settle = () => Promise.reject(new Error('killed'));
    await app.processRun(acceptance.run.id, REPOSITORY);
    app.deliveries.settle = settle;

    app.time.now += 60_000;
    const all = await untilDone(app, await app.processRun(acceptance.run.id, REPOSITORY));
    expect(results(all).at(-1)).toBe('accepted');
    expect(app.destination.arrived).toHaveLength(1);
  });
});

describe('Bitbucket that fails', () => {
  it.each([['diffstat'], ['file']])('at %s is tried again', async (name) => {
    const app = await createHarness(oneBom);
    app.failNext(name, new BridgeError('BITBUCKET_UNAVAILABLE'));
    const all = await untilDone(app, await app.take(pushEvent({})));
    expect(results(all)).toEqual(['waiting', 'accepted']);
  });

  it('with a repository that is gone ends as failed', async () => {
    const app = await createHarness({ ...oneBom, changes: {}, files: {} });
    const all = await untilDone(app, await app.take(pushEvent({})));
    expect(all.at(-1)).toMatchObject({
      kind: 'done',
      run: { outcome: { kind: 'failed', reason: { code: 'BITBUCKET_COMMIT_NOT_FOUND' } } },
    });
  });
});
