import { describe, expect, it } from '@jest/globals';
import { BridgeError } from '../../src/core/errors';
import { workspaceSettings } from '../../src/core/settings';
import { createFakeDestination } from '../fakes/fake-destination';
import {
  A,
  B,
  bom,
  C,
  createHarness,
  pushEvent,
  REPOSITORY,
  WORKSPACE,
  type Harness,
} from './harness';

const D = 'd'.repeat(40);
const changed = [{ path: 'bom.json', status: 'modified' as const }];
const content = {
  files: {
    [B]: { 'bom.json': bom('1.0.0') },
    [C]: { 'bom.json': bom('1.0.1') },
    [D]: { 'bom.json': bom('1.0.0') },
  },
  changes: { [`${B}..${A}`]: changed, [`${C}..${B}`]: changed, [`${D}..${B}`]: [] },
};
const config = (id: string) => ({ id, kind: 'interlynk', name: id });

const down = new BridgeError('DESTINATION_UNAVAILABLE');
const first = pushEvent({ before: A, after: B, at: 1_000 });
const second = pushEvent({ before: B, after: C, at: 2_000 });
const back = pushEvent({ before: C, after: D, at: 3_000 });

async function twoDestinations() {
  const { destinations } = workspaceSettings.parse({
    destinations: [config('interlynk'), config('other')],
  });
  const app = await createHarness(content, { destinations });
  const other = createFakeDestination();
  app.others.set('other', other);
  await app.saveSettings.secret('other', 'token', 'admin');
  await app.take(first);
  // The second push arrives at one destination and waits for the other.
  other.faults.push({ error: down, arrives: false });
  const waiting = await app.take(second);
  if (waiting.kind !== 'waiting') throw new Error('Expected to wait.');
  const revert = await app.acceptEvent(back, WORKSPACE);
  if (!('run' in revert)) throw new Error('Not accepted.');
  app.time.now += 60_000;
  return { app, other, ids: [waiting.run.id, revert.run.id] };
}

async function workUntilDone(app: Harness, id: string): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) {
    const worked = await app.processRun(id, REPOSITORY);
    if (worked.kind !== 'waiting') return;
    app.time.now += worked.retryInSeconds * 1000;
  }
}
const versions = (fake: { arrived: readonly { version: string }[] }) =>
  fake.arrived.map(({ version }) => version);

it.each([
  ['the push first', false],
  ['the revert first', true],
])('what one destination got of a push is taken back by a revert: %s', async (_name, reversed) => {
  const { app, other, ids } = await twoDestinations();
  for (const id of reversed ? ids.toReversed() : ids) await workUntilDone(app, id);
  expect(versions(app.destination)).toEqual(['1.0.0', '1.0.1', '1.0.0']);
  expect(versions(other)).toEqual(['1.0.0']);
});

it('what Bitbucket shows of a push that waited is put right when a newer one replaces it', async () => {
  const { app, ids } = await twoDestinations();
  const statuses = app.statuses.length;
  expect(app.statuses.at(-1)).toMatchObject({ state: 'INPROGRESS' });
  await workUntilDone(app, ids[0] ?? '');
  expect(app.statuses).toHaveLength(statuses + 1);
  expect(app.statuses.at(-1)).toMatchObject({
    state: 'SUCCESSFUL',
    description: expect.stringContaining('a newer push took its place'),
  });
});

describe('a push that is taken back before anybody knows whether it arrived', () => {
  const cut = (arrives: boolean) => ({
    error: new BridgeError('DESTINATION_CONNECTION_LOST'),
    arrives,
  });
  it.each([
    ['is replaced where it did', true, false, ['1.0.0', '1.0.1', '1.0.0']],
    ['is left at that where it did not', false, false, ['1.0.0']],
    ['is replaced where nobody can look', true, true, ['1.0.0', '1.0.1', '1.0.0']],
  ])('%s', async (_name, arrives, repeatable, expected) => {
    const app = await createHarness(content);
    app.destination.state.repeatable = repeatable;
    await app.take(first);
    app.time.now += 1000;
    app.destination.faults.push(cut(arrives));
    await app.take(second);
    app.time.now += 1000;
    const revert = await app.take(back);
    if (revert.kind !== 'unknown') await workUntilDone(app, revert.run.id);
    expect(versions(app.destination)).toEqual(expected);
  });

  it('keeps the revert waiting while the destination cannot be asked', async () => {
    const app = await createHarness(content);
    await app.take(first);
    app.destination.faults.push(cut(true));
    await app.take(second);
    app.destination.state.visible = false;
    expect(await app.take(back)).toMatchObject({
      kind: 'waiting',
      run: { outcome: { documents: [{ result: 'queued' }] } },
    });
  });
});
