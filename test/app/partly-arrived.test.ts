import { expect, it } from '@jest/globals';
import { BridgeError } from '../../src/core/errors';
import { workspaceSettings } from '../../src/core/settings';
import { createFakeDestination } from '../fakes/fake-destination';
import { A, B, bom, C, createHarness, pushEvent, REPOSITORY, WORKSPACE } from './harness';

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

it('what one destination got of a push that was replaced is taken back by a revert', async () => {
  const { destinations } = workspaceSettings.parse({
    destinations: [config('interlynk'), config('other')],
  });
  const app = await createHarness(content, { destinations });
  const other = createFakeDestination();
  app.others.set('other', other);
  await app.saveSettings.secret('other', 'token', 'admin');
  await app.take(pushEvent({ before: A, after: B, at: 1_000 }));

  // The second push arrives at one destination and waits for the other.
  other.faults.push({ error: new BridgeError('DESTINATION_UNAVAILABLE'), arrives: false });
  const waiting = await app.take(pushEvent({ before: B, after: C, at: 2_000 }));
  if (waiting.kind !== 'waiting') throw new Error('Expected to wait.');
  // A third one brings the branch back, and takes the place of the second.
  const revert = await app.acceptEvent(pushEvent({ before: C, after: D, at: 3_000 }), WORKSPACE);
  if (!('run' in revert)) throw new Error('Not accepted.');
  app.time.now += 60_000;
  await app.processRun(waiting.run.id, REPOSITORY);
  await app.processRun(revert.run.id, REPOSITORY);

  const versions = (fake: typeof other) => fake.arrived.map(({ version }) => version);
  expect(versions(app.destination)).toEqual(['1.0.0', '1.0.1', '1.0.0']);
  expect(versions(other)).toEqual(['1.0.0']);
});
