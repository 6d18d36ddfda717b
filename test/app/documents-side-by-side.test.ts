import { beforeEach, describe, expect, it } from '@jest/globals';
import { BridgeError } from '../../src/core/errors';
import { createFakeDestination, type FakeDestination } from '../fakes/fake-destination';
import { A, B, bom, createHarness, pushEvent, type Harness } from './harness';

const PATHS = ['a/bom.json', 'b/bom.json', 'c/bom.json'];
const push = pushEvent({ before: A, after: B });
const destinations = ['interlynk', 'other'].map((id) => ({
  id,
  kind: 'interlynk' as const,
  name: id,
  enabled: true,
}));

let app: Harness;
let other: FakeDestination;
let answer: () => void;

/** `note`: characters of a remark in each document. */
async function start(note = 0) {
  const subject = '"component":{"type":"application"';
  const content = bom('1.0.0').replace(subject, `${subject},"description":"${'x'.repeat(note)}"`);
  const files = Object.fromEntries(PATHS.map((path) => [path, content]));
  const changes = PATHS.map((path) => ({ path, status: 'modified' as const }));
  app = await createHarness(
    { files: { [B]: files }, changes: { [`${A}..${B}`]: changes } },
    { destinations },
  );
  other = createFakeDestination();
  app.others.set('other', other);
  const audit = { id: 'audit-other', at: 0, accountId: 'admin', action: 'save-secret' as const };
  await app.settings.saveSecret('other', 'token', { ...audit, subject: 'workspace', changed: [] });
  app.destination.state.gate = new Promise((resolve) => {
    answer = resolve;
  });
}
const products = ({ arrived }: FakeDestination) => arrived.map(({ product }) => product);
const turn = () => new Promise((resolve) => setImmediate(resolve));
async function until(holds: () => boolean) {
  while (!holds()) await turn();
}
async function settle() {
  for (let turns = 0; turns < 200; turns += 1) await turn();
}

describe('the documents of one push, while a destination takes long to answer', () => {
  beforeEach(() => start());

  it('all go to the other one', async () => {
    const run = app.take(push);
    await until(() => other.arrived.length === PATHS.length);
    expect(app.destination.arrived).toEqual([]);
    answer();
    const processed = await run;
    expect(processed).toMatchObject({ kind: 'done' });
    expect(products(app.destination)).toEqual(products(other));
  });

  it('go to the slow one in their order, one at a time, and are told in it', async () => {
    const run = app.take(push);
    await until(() => other.arrived.length === PATHS.length);
    expect(app.destination.tried).toHaveLength(1);
    answer();
    const processed = await run;
    if (processed.kind === 'unknown') throw new Error('The run is unknown.');
    const told = processed.run.outcome?.documents.map(({ path, result }) => [path, result]);
    expect(told).toEqual(PATHS.flatMap((path) => destinations.map(() => [path, 'accepted'])));
  });

  it('that there is no time for any more wait, for the slow one alone', async () => {
    const run = app.take(push);
    await until(() => other.arrived.length === PATHS.length);
    app.time.now += 180_000;
    answer();
    const first = await run;
    if (first.kind !== 'waiting') throw new Error('Expected to wait.');
    expect(first.run.outcome?.documents.map(({ result }) => result)).toEqual([
      'accepted',
      'accepted',
      'queued',
      'accepted',
      'queued',
      'accepted',
    ]);
    app.time.now += first.retryInSeconds * 1000;
    const second = await app.processRun(first.run.id, push.repository.uuid.slice(1, -1));
    expect(second).toMatchObject({ kind: 'done' });
    expect(products(app.destination)).toEqual(products(other));
    expect(app.destination.tried).toHaveLength(3);
  });

  it('are not begun any more once the store fails, and nothing goes on behind the run', async () => {
    const { arrived } = app.deliveries;
    const fails = new BridgeError('STORAGE_FAILED');
    app.deliveries.arrived = (delivery) =>
      delivery.destination === 'interlynk' ? Promise.reject(fails) : arrived(delivery);
    const run = app.take(push);
    await until(() => other.arrived.length === PATHS.length);
    answer();
    await run.catch(() => undefined);
    const tried = app.destination.tried.length;
    await settle();
    expect(tried).toBe(1);
    expect(app.destination.tried).toHaveLength(tried);
  });
});

it('documents that are large together are not held side by side', async () => {
  await start(5_000_000);
  const run = app.take(push);
  await until(() => other.arrived.length === 1);
  await settle();
  expect(other.arrived).toHaveLength(1);
  answer();
  await run;
  expect(products(other)).toHaveLength(PATHS.length);
});

it('a large document goes to one destination at a time, and is fetched once there is room', async () => {
  await start(17_000_000);
  const run = app.take(push);
  await until(() => app.destination.tried.length === 1);
  await settle();
  expect(other.arrived).toEqual([]);
  expect(app.requests.filter((request) => request.startsWith('file'))).toHaveLength(PATHS.length);
  answer();
  await run;
  expect(products(other)).toHaveLength(PATHS.length);
});

it('a destination is left alone as long as it asks, though another one fails at the same time', async () => {
  await start();
  answer();
  const seconds = { retryAfterSeconds: 3600 };
  const slowDown = new BridgeError('DESTINATION_RATE_LIMITED', seconds);
  app.destination.faults.push({ error: slowDown, arrives: false });
  other.faults.push({ error: new BridgeError('DESTINATION_UNAVAILABLE'), arrives: false });
  // The store answers after a moment, as Forge's does.
  const { get, save } = app.holds;
  app.holds.get = async () => {
    const found = await get();
    await turn();
    return found;
  };
  app.holds.save = async (holds) => {
    await turn();
    await save(holds);
  };
  await app.take(push);
  expect(app.destination.tried).toHaveLength(1);
});
