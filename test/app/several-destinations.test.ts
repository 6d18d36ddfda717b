import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Processed } from '../../src/app/process-run';
import { BridgeError } from '../../src/core/errors';
import { workspaceSettings, type DestinationConfig } from '../../src/core/settings';
import { createFakeDestination, type FakeDestination } from '../fakes/fake-destination';
import { A, B, bom, C, createHarness, pushEvent, REPOSITORY, type Harness } from './harness';

const content = {
  files: { [B]: { 'bom.json': bom('1.0.0') }, [C]: { 'bom.json': bom('1.0.1') } },
  changes: Object.fromEntries(
    [`${B}..${A}`, `${C}..${B}`, `${C}..${A}`].map((range) => [
      range,
      [{ path: 'bom.json', status: 'modified' as const }],
    ]),
  ),
};
const pushOfB = pushEvent({ before: A, after: B, at: 1 });
const pushOfC = pushEvent({ before: B, after: C, at: 900_000 });
const down = { error: new BridgeError('DESTINATION_UNAVAILABLE'), arrives: false };
const config = (id: string): DestinationConfig => ({
  id,
  kind: 'interlynk',
  name: id,
  enabled: true,
});

let app: Harness;
let other: FakeDestination;
beforeEach(async () => {
  app = await createHarness(content, { destinations: [config('interlynk'), config('other')] });
  other = createFakeDestination();
  app.others.set('other', other);
  await app.settings.saveSecret('other', 'token', {
    id: 'audit-other',
    at: 0,
    accountId: 'admin',
    action: 'save-secret',
    subject: 'workspace',
    changed: [],
  });
});

function outcomeOf(processed: Processed) {
  if (processed.kind === 'unknown') throw new Error('No run.');
  return processed.run.outcome;
}
const results = (processed: Processed) =>
  outcomeOf(processed)?.documents.map(({ result }) => result);
async function again(processed: Processed): Promise<Processed> {
  if (processed.kind !== 'waiting') throw new Error('Nothing waits.');
  app.time.now += processed.retryInSeconds * 1000;
  return app.processRun(processed.run.id, REPOSITORY);
}

describe('a rule that names several destinations', () => {
  it('delivers to each of them', async () => {
    expect(results(await app.take(pushOfB))).toEqual(['accepted', 'accepted']);
    expect([app.destination, other].map(({ arrived }) => arrived.length)).toEqual([1, 1]);
  });

  it('does not have one wait for another that does not answer', async () => {
    let answer: () => void = () => undefined;
    app.destination.state.gate = new Promise((resolve) => {
      answer = resolve;
    });
    const run = app.take(pushOfB);
    while (other.arrived.length === 0) await new Promise((resolve) => setImmediate(resolve));
    expect(app.destination.arrived).toHaveLength(0);
    answer();
    expect(results(await run)).toEqual(['accepted', 'accepted']);
  });

  it('waits for the other uploads when the store fails for one of them', async () => {
    let answer: () => void = () => undefined;
    app.destination.state.gate = new Promise((resolve) => {
      answer = resolve;
    });
    const { arrived } = app.deliveries;
    const fails = new BridgeError('STORAGE_FAILED');
    app.deliveries.arrived = (delivery) =>
      delivery.destination === 'other' ? Promise.reject(fails) : arrived(delivery);
    let ended = false;
    const run = app.take(pushOfB).finally(() => (ended = true));
    while (other.arrived.length === 0) await new Promise((resolve) => setImmediate(resolve));
    await new Promise((resolve) => setImmediate(resolve));
    expect(ended).toBe(false);
    answer();
    await run.catch(() => undefined);
    expect(app.destination.arrived).toHaveLength(1);
  });

  it('tries again only where it did not arrive', async () => {
    app.destination.faults.push(down);
    const first = await app.take(pushOfB);
    expect(results(first)).toEqual(['queued', 'accepted']);
    expect(results(await again(first))).toEqual(['accepted', 'accepted']);
    expect([app.destination, other].map(({ tried }) => tried.length)).toEqual([2, 1]);
  });

  it('keeps to the same id while it tries, and takes another when it sends once more', async () => {
    app.destination.faults.push(down);
    await again(await app.take(pushOfB));
    await app.take(pushOfC);
    const revert = pushEvent({ before: C, after: B, at: 2_000_000 });
    app.time.now += 4_000_000;
    await app.take({ ...revert, push: { ...revert.push, forced: true } });
    const [one, two, three, four] = app.destination.tried;
    expect(two).toBe(one);
    expect(new Set([one, three, four]).size).toBe(3);
  });
});

describe('a destination that fails again and again', () => {
  async function failThreeTimes(): Promise<Processed> {
    app.destination.faults.push(down, down, down);
    let last = await app.take(pushOfB);
    last = await again(last);
    return again(last);
  }

  it('is left alone, by other runs as well, while the others get their documents', async () => {
    await failThreeTimes();
    const next = await app.take(pushOfC);
    expect(app.destination.tried).toHaveLength(3);
    expect(outcomeOf(next)?.documents).toMatchObject([
      { result: 'queued', error: { code: 'DESTINATION_HELD' } },
      { result: 'accepted' },
    ]);
    expect(other.arrived.map(({ version }) => version)).toEqual(['1.0.0', '1.0.1']);
  });

  it('costs a waiting run nothing but a look at the store', async () => {
    const third = await failThreeTimes();
    if (third.kind !== 'waiting') throw new Error('Expected to wait.');
    await app.holds.save({
      destinations: { interlynk: { failures: 9, until: app.time.now + 9_000_000 } },
    });
    app.requests.length = 0;
    app.storage.count = 0;
    const fourth = await again(third);
    expect(app.requests).toEqual([]);
    expect(app.storage.count).toBe(2);
    expect(fourth).toMatchObject({ kind: 'waiting', run: { outcome: { kind: 'waiting' } } });
  });

  it('is tried by one first, and then by all', async () => {
    let last: Processed = await failThreeTimes();
    while (last.kind === 'waiting') last = await again(last);
    expect(results(last)).toEqual(['accepted', 'accepted']);
    expect(await app.holds.get()).toEqual({ destinations: {} });
    expect(app.destination.arrived).toHaveLength(1);
  });

  it('lets one through at a time when its time is over', async () => {
    await app.holds.save({ destinations: { interlynk: { failures: 5, until: app.time.now - 1 } } });
    let answer: () => void = () => undefined;
    app.destination.state.gate = new Promise((resolve) => {
      answer = resolve;
    });
    const probe = app.take(pushOfB);
    while (app.destination.tried.length === 0) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    const meanwhile = await app.take(pushOfC);
    expect(outcomeOf(meanwhile)?.documents[0]).toMatchObject({
      error: { code: 'DESTINATION_HELD' },
    });
    answer();
    expect(results(await probe)).toEqual(['accepted', 'accepted']);
  });
});

describe('a destination that is removed while a document waits for it', () => {
  it('is told in the history, and the document goes nowhere', async () => {
    app.destination.faults.push(down);
    const first = await app.take(pushOfB);
    await app.saveSettings.workspace(
      workspaceSettings.parse({ destinations: [config('other')] }),
      1,
      'admin',
    );
    const second = await again(first);
    const gone = { result: 'ignored', error: { code: 'RUN_DESTINATION_REMOVED' } };
    expect(outcomeOf(second)).toMatchObject({
      kind: 'worked',
      documents: [{ result: 'accepted' }, { ...gone, destinationId: 'interlynk' }],
    });
    expect(app.destination.arrived).toEqual([]);
  });
});

describe('the limit of Bitbucket', () => {
  it('is waited for by all runs without asking again', async () => {
    const error = new BridgeError('BITBUCKET_RATE_LIMITED', { retryAfterSeconds: 600 });
    app.failNext('diffstat', error);
    const first = await app.take(pushOfB);
    app.requests.length = 0;
    const second = await app.take(pushOfC);
    expect([first, second].map(({ kind }) => kind)).toEqual(['waiting', 'waiting']);
    expect(second).toMatchObject({ retryInSeconds: 600 });
    expect(app.requests).toEqual([]);
    await again(second);
    expect(other.arrived.map(({ version }) => version)).toEqual(['1.0.1']);
  });
});
