import { beforeEach, describe, expect, it } from '@jest/globals';
import { createConfirmDelivery } from '../../src/app/confirm-delivery';
import { changed, cut, runOf, untilDone, versions } from './flows';
import { A, B, bom, C, createHarness, pushEvent, REPOSITORY, type Harness } from './harness';

const file = 'bom.json';
const VERSION = '1.0.0-SNAPSHOT';
const MINUTE = 60_000;
/** Two pushes of which the second has other components under the version of the first. */
const again = (second = VERSION) => ({
  files: { [B]: { [file]: bom(VERSION, 2) }, [C]: { [file]: bom(second, 3) } },
  changes: { [`${B}..${A}`]: changed(file), [`${C}..${B}`]: changed(file) },
});

describe('a document with the version of one that the destination took and does not show yet', () => {
  let app: Harness;
  const documents = () => app.destination.arrived.map((one) => one.sha256);
  const first = () => app.take(pushEvent({}));
  const second = () => app.take(pushEvent({ before: B, after: C, at: 10_000 }));

  beforeEach(async () => {
    app = await createHarness(again());
  });

  it('waits and says why, until the other one is seen', async () => {
    const run = runOf(await first());
    const waiting = await second();
    expect(waiting).toMatchObject({ kind: 'waiting', retryInSeconds: 60 });
    expect(runOf(waiting).outcome?.documents).toMatchObject([
      { result: 'queued', error: { code: 'DESTINATION_SAME_VERSION' } },
    ]);
    expect(documents()).toHaveLength(1);
    const confirm = createConfirmDelivery({ ...app, tellVerdict: () => Promise.resolve() });
    expect(await confirm(run.outcome?.documents[0]?.deliveryKey ?? '', 1)).toBe('processed');
    app.time.now += MINUTE;
    const done = await app.processRun(runOf(waiting).id, REPOSITORY);
    expect(runOf(done).outcome?.documents).toMatchObject([{ result: 'accepted' }]);
    expect(new Set(documents()).size).toBe(2);
  });

  it('waits no longer than a quarter of an hour for one that is never seen', async () => {
    await first();
    const waiting = await second();
    app.time.now += 14 * MINUTE;
    expect(await app.processRun(runOf(waiting).id, REPOSITORY)).toMatchObject({ kind: 'waiting' });
    app.time.now += 2 * MINUTE;
    await app.processRun(runOf(waiting).id, REPOSITORY);
    expect(versions(app.destination)).toEqual([VERSION, VERSION]);
  });

  it('waits where it is not known whether the other one arrived', async () => {
    app.destination.state.visible = false;
    app.destination.faults.push(cut(true));
    await first();
    const waiting = await second();
    expect(waiting).toMatchObject({ kind: 'waiting' });
    expect(documents()).toHaveLength(1);
    expect(await untilDone(app, waiting)).toMatchObject({
      run: { outcome: { documents: [{ result: 'accepted' }] } },
    });
    expect(new Set(documents()).size).toBe(2);
  });

  it('does not wait for what lies ahead of a clock that was put back', async () => {
    await first();
    app.time.now -= 24 * 60 * MINUTE;
    await second();
    expect(documents()).toHaveLength(2);
  });

  it('costs no storage request more than another version once the other one is long there', async () => {
    const costs: number[] = [];
    for (const version of [VERSION, '1.0.1']) {
      app = await createHarness(again(version));
      await first();
      app.time.now += 20 * MINUTE;
      app.storage.count = 0;
      await second();
      expect(documents()).toHaveLength(2);
      costs.push(app.storage.count);
    }
    expect(costs[0]).toBe(costs[1]);
  });

  it('is sent at once where the destination knows a repeat by its id', async () => {
    app.destination.state.repeatable = true;
    app.destination.faults.push(cut(false));
    await first();
    await second();
    expect(documents()).toHaveLength(1);
  });
});

it.each([
  ['latest', 'waiting'],
  ['{version}', 'done'],
] as const)(
  'another version in the project %s of Dependency-Track: %s',
  async (projectVersion, kind) => {
    const id = 'interlynk';
    const config = { id, kind: 'dependency-track', name: 'Tracker', enabled: true } as const;
    const app = await createHarness(again('2.0.0'), {
      destinations: [{ ...config, address: 'https://dtrack.example', projectVersion }],
    });
    await app.take(pushEvent({}));
    expect(await app.take(pushEvent({ before: B, after: C, at: 10_000 }))).toMatchObject({ kind });
  },
);

it('a document with another version waits for none', async () => {
  const app = await createHarness(again('1.0.1-SNAPSHOT'));
  await app.take(pushEvent({}));
  await app.take(pushEvent({ before: B, after: C, at: 10_000 }));
  expect(versions(app.destination)).toEqual([VERSION, '1.0.1-SNAPSHOT']);
});
