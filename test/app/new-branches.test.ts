import { expect, it } from '@jest/globals';
import { BridgeError } from '../../src/core/errors';
import { B, bom, C, createHarness, pushEvent } from './harness';

it('a new branch whose first run waits is brought as a whole by the next push, which changes nothing', async () => {
  const files = { 'bom.json': bom('1.0.0') };
  const app = await createHarness({
    files: { [B]: files, [C]: files },
    changes: { [`${C}..${B}`]: [{ path: 'notes.txt', status: 'modified' as const }] },
  });
  const down = new BridgeError('DESTINATION_UNAVAILABLE');
  app.destination.faults.push({ error: down, arrives: false });
  const first = await app.take(pushEvent({ before: null, after: B, at: 1 }));
  expect(first.kind).toBe('waiting');
  app.time.now += 3600_000;
  await app.take(pushEvent({ before: B, after: C, at: 3600_000 }));
  expect(app.destination.arrived.map(({ version }) => version)).toEqual(['1.0.0']);
});
