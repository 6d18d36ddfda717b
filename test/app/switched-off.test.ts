import { describe, expect, it } from '@jest/globals';
import { BridgeError } from '../../src/core/errors';
import { workspaceSettings } from '../../src/core/settings';
import { A, B, bom, createHarness, pushEvent, REPOSITORY, type Harness } from './harness';

const content = {
  files: { [B]: { 'bom.json': bom('1.0.0') } },
  changes: { [`${B}..${A}`]: [{ path: 'bom.json', status: 'modified' as const }] },
};
const INTERLYNK = { id: 'interlynk', kind: 'interlynk', name: 'Interlynk' };

async function saveDestination(app: Harness, enabled: boolean, revision: number): Promise<void> {
  const settings = workspaceSettings.parse({ destinations: [{ ...INTERLYNK, enabled }] });
  await app.saveSettings.workspace(settings, revision, 'admin');
}

/** A document that waits for a destination that is down, and one more attempt at it. */
async function waiting() {
  const app = await createHarness(content);
  const error = new BridgeError('DESTINATION_UNAVAILABLE');
  app.destination.faults.push({ error, arrives: false });
  const first = await app.take(pushEvent({}));
  if (first.kind !== 'waiting') throw new Error('Nothing waits.');
  return {
    app,
    again: async () => {
      app.time.now += first.retryInSeconds * 1000;
      const next = await app.processRun(first.run.id, REPOSITORY);
      return next.kind === 'unknown' ? undefined : next.run.outcome;
    },
  };
}

describe('what is switched off while a document waits', () => {
  it('a destination: nothing more goes there, and the history says so', async () => {
    const { app, again } = await waiting();
    await saveDestination(app, false, 1);
    expect(await again()).toMatchObject({
      documents: [
        { result: 'failed', error: { code: 'RUN_NO_DESTINATION' } },
        { result: 'ignored', error: { code: 'RUN_DESTINATION_REMOVED' } },
      ],
    });
    expect(app.destination.tried).toHaveLength(1);
  });

  it('the repository: nothing is sent, and the history says so', async () => {
    const { app, again } = await waiting();
    await app.saveSettings.repository(REPOSITORY, { enabled: false, rules: [] }, 0, 'admin');
    expect(await again()).toMatchObject({ kind: 'ignored', reason: { code: 'RUN_DISABLED' } });
    expect(app.destination.tried).toHaveLength(1);
  });
});
