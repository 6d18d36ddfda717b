import { expect, it } from '@jest/globals';
import { createRetryOverdue } from '../../src/app/retry-overdue';
import { HOUR, thereAndBack } from './flows';
import { createHarness, pushEvent, REPOSITORY, WORKSPACE } from './harness';

it('a run whose function is killed at every attempt ends', async () => {
  const app = await createHarness(thereAndBack);
  const accepted = await app.acceptEvent(pushEvent({}), WORKSPACE);
  if (!('run' in accepted)) throw new Error('Not accepted.');
  // Killed while it reads the file: out of memory, or out of time.
  app.source.file = () => new Promise(() => undefined);
  const killed = () => new Promise((resolve) => setImmediate(resolve));
  for (let hour = 0; hour < 24 * 14; hour += 1) {
    app.time.now += HOUR;
    await createRetryOverdue(app)();
    await Promise.race([app.processRun(accepted.run.id, REPOSITORY), killed()]);
  }
  expect((await app.runs.get(accepted.run.id))?.state).toBe('done');
});
