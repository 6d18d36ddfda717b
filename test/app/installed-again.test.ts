import { describe, expect, it } from '@jest/globals';
import { createRetrySpent } from '../../src/app/retry-spent';
import { workspaceSettings } from '../../src/core/settings';
import { A, B, bom, createHarness, pushEvent, REPOSITORY } from './harness';

const content = {
  files: { [B]: { 'bom.json': bom('1.0.0') } },
  changes: { [`${B}..${A}`]: [{ path: 'bom.json', status: 'modified' as const }] },
};

/** Forge removes everything that the app has stored; a new installation begins with nothing. */
const installedAgain = () => createHarness(content, { destinations: [] });

describe('an app that was uninstalled and installed again', () => {
  it('drops the jobs of before, whose runs are gone', async () => {
    const before = await createHarness(content);
    const processed = await before.take(pushEvent({}));
    if (processed.kind !== 'done') throw new Error('Not delivered.');
    const app = await installedAgain();
    expect(await app.processRun(processed.run.id, REPOSITORY)).toEqual({ kind: 'unknown' });
    expect(app.destination.tried).toEqual([]);
  });

  it('sends nothing before somebody sets up a destination, and nothing is lost meanwhile', async () => {
    const app = await installedAgain();
    expect(await app.take(pushEvent({}))).toMatchObject({
      run: {
        outcome: { documents: [{ result: 'failed', error: { code: 'RUN_NO_DESTINATION' } }] },
      },
    });
    const interlynk = { id: 'interlynk', kind: 'interlynk', name: 'Interlynk' };
    await app.saveSettings.workspace(
      workspaceSettings.parse({ destinations: [interlynk] }),
      1,
      'admin',
    );
    await app.saveSettings.secret('interlynk', 'token', 'admin');
    expect(await createRetrySpent(app)()).toEqual({ queued: 1, more: false });
    const job = app.jobs.at(-1)?.job;
    if (job?.kind !== 'run') throw new Error('Nothing is queued.');
    await app.processRun(job.runId, REPOSITORY);
    expect(app.destination.arrived).toHaveLength(1);
  });
});
