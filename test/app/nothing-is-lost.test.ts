import { describe, expect, it } from '@jest/globals';
import type { Processed } from '../../src/app/process-run';
import { BridgeError, type ErrorCode } from '../../src/core/errors';
import { caught } from '../fakes/caught';
import { A, B, bom, C, createHarness, pushEvent, REPOSITORY, WORKSPACE } from './harness';

const sbom = { path: 'bom.json', status: 'modified' as const };
const other = { path: 'README.md', status: 'modified' as const };
/** bom.json comes with B; C leaves it as it is. */
const content = {
  files: { [A]: {}, [B]: { 'bom.json': bom('1.0.0') }, [C]: { 'bom.json': bom('1.0.0') } },
  changes: { [`${B}..${A}`]: [sbom], [`${C}..${B}`]: [other], [`${C}..${A}`]: [sbom, other] },
};
const pushOfA = pushEvent({ before: null, after: A, at: 1 });
const pushOfB = pushEvent({ before: A, after: B, at: 2 });
const pushOfC = pushEvent({ before: B, after: C, at: 3 });

function outcome(processed: Processed | undefined) {
  if (processed === undefined || processed.kind === 'unknown') throw new Error('No run.');
  return processed.run.outcome;
}

describe('a push is compared with what was last processed', () => {
  it('so an SBOM of a push that no event told of is sent with the next one', async () => {
    const app = await createHarness(content);
    await app.take(pushOfA);
    await app.take(pushOfC);
    expect(app.destination.arrived).toMatchObject([{ version: '1.0.0' }]);
  });

  it.each([
    ['with the branch known', [pushOfA]],
    ['as the first one of the branch', []],
  ])('so an SBOM of a run that failed is sent with the next one: %s', async (_name, before) => {
    const app = await createHarness(content);
    for (const event of before) await app.take(event);
    app.failNext('diffstat', new BridgeError('BITBUCKET_FORBIDDEN'));
    expect(outcome(await app.take(pushOfB))).toMatchObject({ kind: 'failed' });
    await app.take(pushOfC);
    expect(app.destination.arrived).toMatchObject([{ version: '1.0.0' }]);
  });

  it('so a new branch whose first run failed is listed by the next one', async () => {
    const app = await createHarness(content);
    app.failNext('tree', new BridgeError('BITBUCKET_FORBIDDEN'));
    await app.take(pushEvent({ before: null, after: B, at: 2 }));
    await app.take(pushOfC);
    expect(app.destination.arrived).toHaveLength(1);
  });

  it.each<[ErrorCode]>([['DESTINATION_TOKEN_REFUSED'], ['DESTINATION_EGRESS']])(
    'so an SBOM that met %s is sent with the next one',
    async (code) => {
      const app = await createHarness(content);
      app.destination.faults.push({ error: new BridgeError(code), arrives: false });
      await app.take(pushOfB);
      expect(app.destination.arrived).toEqual([]);
      await app.take(pushOfC);
      expect(app.destination.arrived).toHaveLength(1);
    },
  );

  it('and a document that the destination refused for its own sake is not offered again', async () => {
    const app = await createHarness(content);
    const error = new BridgeError('DESTINATION_REFUSED');
    app.destination.faults.push({ error, arrives: false });
    await app.take(pushOfB);
    expect(outcome(await app.take(pushOfC))?.reason?.code).toBe('RUN_NO_SBOM_CHANGED');
  });

  it('and an event that comes late does not move the branch back', async () => {
    const app = await createHarness(content);
    await app.take(pushOfA);
    await app.take(pushOfC);
    await app.take(pushOfB);
    expect(await app.runs.heads(REPOSITORY)).toMatchObject([{ commit: C }]);
    expect(app.destination.arrived).toHaveLength(1);
  });
});

describe('an outage of several hours', () => {
  it.each(['destination', 'bitbucket'] as const)('of the %s is waited out', async (what) => {
    const app = await createHarness(content);
    const end = app.time.now + 4 * 3600_000;
    const down = () => app.time.now < end;
    let last: Processed | undefined;
    const error = new BridgeError(
      what === 'bitbucket' ? 'BITBUCKET_RATE_LIMITED' : 'DESTINATION_UNAVAILABLE',
    );
    const strike = () => {
      app.destination.faults.length = 0;
      app.failNext('diffstat', ...(down() && what === 'bitbucket' ? [error] : []));
      if (down() && what === 'destination') app.destination.faults.push({ error, arrives: false });
    };
    strike();
    last = await app.take(pushOfB);
    for (let turn = 0; turn < 100 && last.kind === 'waiting'; turn += 1) {
      app.time.now += last.retryInSeconds * 1000;
      strike();
      last = await app.processRun(last.run.id, REPOSITORY);
    }
    expect(outcome(last)).toMatchObject({ kind: 'worked', documents: [{ result: 'accepted' }] });
  });

  it('that was given up leaves a new event all its attempts', async () => {
    const app = await createHarness(content);
    const error = new BridgeError('DESTINATION_UNAVAILABLE');
    app.destination.faults.push(...Array.from({ length: 500 }, () => ({ error, arrives: false })));
    let last = await app.take(pushOfB);
    for (let turn = 0; turn < 500 && last.kind === 'waiting'; turn += 1) {
      app.time.now += last.retryInSeconds * 1000;
      last = await app.processRun(last.run.id, REPOSITORY);
    }
    expect(outcome(last)).toMatchObject({ documents: [{ result: 'failed' }] });
    expect(await app.take(pushOfC)).toMatchObject({ kind: 'waiting' });
  });
});

describe('a fault of ours', () => {
  it('after the document arrived is looked at, not answered by sending again', async () => {
    const app = await createHarness(content);
    app.destination.faults.push({ error: new TypeError('x is undefined'), arrives: true });
    let last = await app.take(pushOfB);
    for (let turn = 0; turn < 9 && last.kind === 'waiting'; turn += 1) {
      app.time.now += last.retryInSeconds * 1000;
      last = await app.processRun(last.run.id, REPOSITORY);
    }
    expect(outcome(last)).toMatchObject({ documents: [{ result: 'accepted' }] });
    expect(app.destination.arrived).toHaveLength(1);
  });

  it('of the queue does not take back what was found at the destination', async () => {
    const app = await createHarness(content);
    const lost = new BridgeError('DESTINATION_CONNECTION_LOST');
    app.destination.faults.push({ error: lost, arrives: true });
    const first = await app.take(pushOfB);
    if (first.kind !== 'waiting') throw new Error('Expected to wait.');
    app.time.now += first.retryInSeconds * 1000;
    const push = app.queue.push;
    app.queue.push = () => Promise.reject(new BridgeError('STORAGE_FAILED'));
    await app.processRun(first.run.id, REPOSITORY);
    app.queue.push = push;
    const key = first.run.outcome?.documents[0]?.deliveryKey ?? '';
    expect(await app.deliveries.get(key)).toMatchObject({ state: 'accepted' });
  });
});

describe('what is stored', () => {
  it('of a run with many documents fits a value of the store', async () => {
    const tools = Array.from({ length: 20 }, (_, n) => ({
      name: `${String(n)}${'ü'.repeat(480)}`,
    }));
    const text = (version: string) =>
      JSON.stringify({
        bomFormat: 'CycloneDX',
        specVersion: '1.4',
        metadata: { tools, component: { type: 'application', name: 'shop', version } },
        components: [],
      });
    const many: Record<string, string> = {};
    for (let n = 0; n < 50; n += 1) many[`${String(n)}/bom.json`] = text(String(n));
    const app = await createHarness({ files: { [B]: many } });
    const done = await app.take(pushEvent({ before: null }));
    expect(app.destination.arrived).toHaveLength(50);
    expect(outcome(done)?.documents).toHaveLength(50);
    const run = await app.runs.page(REPOSITORY, 1);
    expect(Buffer.byteLength(JSON.stringify(run.values[0]))).toBeLessThan(230 * 1024);
  });

  it('a run whose settings cannot be read ends as failed', async () => {
    const app = await createHarness(content);
    const bad = { revision: 1, body: { unknown: true } };
    await app.kv.set({ entity: 'settings', key: `repository:${REPOSITORY}`, value: bad });
    expect(outcome(await app.take(pushOfB))).toMatchObject({
      kind: 'failed',
      reason: { code: 'SETTINGS_INVALID' },
    });
  });

  it('an event whose run the store refused is not taken for accepted', async () => {
    const app = await createHarness(content);
    app.runs.claim = () => Promise.resolve(false);
    const error = await caught(app.acceptEvent(pushOfB, WORKSPACE));
    expect(error.code).toBe('STORAGE_FAILED');
    expect(app.jobs).toEqual([]);
  });
});
