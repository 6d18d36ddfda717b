import { describe, expect, it } from '@jest/globals';
import { BridgeError } from '../../src/core/errors';
import { A, B, bom, createHarness, pushEvent, REPOSITORY } from './harness';

const content = {
  files: { [B]: { 'bom.json': bom('1.0.0') } },
  changes: { [`${B}..${A}`]: [{ path: 'bom.json', status: 'modified' as const }] },
};
const DAY_MS = 24 * 3600_000;

describe('a clock that jumps while a document waits', () => {
  it.each([
    ['a day back, after it arrived unseen', -DAY_MS, true],
    ['a day ahead, after it arrived unseen', DAY_MS, true],
    ['a day back, before it arrived', -DAY_MS, false],
    ['a day ahead, before it arrived', DAY_MS, false],
  ])('%s: it arrives once', async (_what, jump, arrives) => {
    const app = await createHarness(content);
    const error = new BridgeError('DESTINATION_CONNECTION_LOST');
    app.destination.faults.push({ error, arrives });
    let last = await app.take(pushEvent({}));
    expect(last.kind).toBe('waiting');
    app.time.now += jump;
    // Longer than the jump; the schedule comes every few minutes, whatever the clock says.
    for (let passed = 0; passed < 2 * DAY_MS; passed += 300_000) {
      app.time.now += 300_000;
      if (last.kind === 'unknown') throw new Error('No run.');
      last = await app.processRun(last.run.id, REPOSITORY);
    }
    expect(last).toMatchObject({
      kind: 'done',
      run: { outcome: { documents: [{ result: 'accepted' }] } },
    });
    expect(app.destination.arrived).toHaveLength(1);
  });
});
