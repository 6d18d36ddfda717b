import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createRetryRun } from '../../src/app/retry-run';
import { createRetrySpent } from '../../src/app/retry-spent';
import { BridgeError } from '../../src/core/errors';
import {
  A,
  B,
  bom,
  createHarness,
  pushEvent,
  REPOSITORY,
  WORKSPACE,
  type Harness,
} from './harness';

const content = {
  files: { [B]: { 'bom.json': bom('1.0.0') } },
  changes: { [`${B}..${A}`]: [{ path: 'bom.json', status: 'modified' as const }] },
};
/** The same push told by two events, as Forge may do, with another time each. */
const events = [pushEvent({ at: 1_000 }), pushEvent({ at: 1_001 })];

/** Every request to the store takes its own time, drawn by fast-check: all orders come up. */
function shuffled(app: Harness, ticks: () => number): void {
  const { kv } = app;
  const late =
    <A extends unknown[], R>(work: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      for (let left = ticks(); left > 0; left -= 1) await Promise.resolve();
      const result = await work(...args);
      for (let left = ticks(); left > 0; left -= 1) await Promise.resolve();
      return result;
    };
  kv.get = late(kv.get);
  kv.getMany = late(kv.getMany);
  kv.set = late(kv.set);
  kv.transact = late(kv.transact);
  kv.query = late(kv.query);
}

/** Works everything that is queued until nothing waits any more. */
async function untilQuiet(app: Harness): Promise<void> {
  for (let turn = 0; turn < 60; turn += 1) {
    app.time.now += 20_000;
    const { values } = await app.runs.page(REPOSITORY, 100);
    const open = values.filter(({ state }) => state === 'queued');
    if (open.length === 0) return;
    await Promise.all(open.map(({ id }) => app.processRun(id, REPOSITORY)));
  }
  throw new Error('It never ends.');
}

describe('whatever happens at once', () => {
  it('one document arrives one time', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 64, maxLength: 64 }),
        fc.array(fc.constantFrom('work', 'accept again', 'retry', 'retry all'), { maxLength: 6 }),
        fc.constantFrom<'fine' | 'lost' | 'refused'>('fine', 'lost', 'refused'),
        async (delays, actions, luck) => {
          const app = await createHarness(content);
          let asked = 0;
          shuffled(app, () => delays[(asked += 1) % delays.length] ?? 0);
          if (luck !== 'fine') {
            const code = luck === 'lost' ? 'DESTINATION_TIMEOUT' : 'DESTINATION_UNAVAILABLE';
            app.destination.faults.push({ error: new BridgeError(code), arrives: luck === 'lost' });
          }
          const accepted = await Promise.all(
            [...events, ...events].map((event) => app.acceptEvent(event, WORKSPACE)),
          );
          const ids = accepted.flatMap((one) => ('run' in one ? [one.run.id] : []));
          const [first = ''] = ids;
          await Promise.all([
            ...ids.map((id) => app.processRun(id, REPOSITORY)),
            ...actions.map((action): Promise<unknown> => {
              if (action === 'work') return app.processRun(first, REPOSITORY);
              if (action === 'accept again') return app.acceptEvent(events[0], WORKSPACE);
              return action === 'retry'
                ? createRetryRun(app)(REPOSITORY, first)
                : createRetrySpent(app)();
            }),
          ]);
          await untilQuiet(app);
          expect(app.destination.arrived).toHaveLength(1);
        },
      ),
      { numRuns: 60 },
    );
  });
});
