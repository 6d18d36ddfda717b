import { describe, expect, it } from '@jest/globals';
import { createAcceptEvent } from '../../src/app/accept-event';
import { BridgeError } from '../../src/core/errors';
import type { RunOutcome } from '../../src/core/run';
import { bom, createHarness, pushEvent, REPOSITORY, WORKSPACE, type Harness } from './harness';

const commit = (n: number) => (n + 4096).toString(16).padStart(40, '0');
const changed = [{ path: 'bom.json', status: 'modified' as const }];

/** Pushes 1 to n of one branch, each with an SBOM of its own; any two can be compared. */
function branchOf(n: number) {
  const numbers = Array.from({ length: n + 1 }, (_, index) => index);
  return {
    files: Object.fromEntries(
      numbers.map((number) => [commit(number), { 'bom.json': bom(`1.0.${String(number)}`) }]),
    ),
    changes: Object.fromEntries(
      numbers.flatMap((to) => numbers.map((from) => [`${commit(to)}..${commit(from)}`, changed])),
    ),
  };
}
const push = (n: number) => pushEvent({ before: commit(n - 1), after: commit(n), at: n * 100 });

async function accept(app: Harness, event: unknown): Promise<string> {
  const acceptance = await app.acceptEvent(event, WORKSPACE);
  if (!('run' in acceptance)) throw new Error('Not accepted.');
  return acceptance.run.id;
}
async function work(app: Harness, id: string): Promise<RunOutcome | undefined> {
  const processed = await app.processRun(id, REPOSITORY);
  return processed.kind === 'unknown' ? undefined : processed.run.outcome;
}
const versions = (app: Harness) => app.destination.arrived.map(({ version }) => version);

describe('a burst of pushes to one branch', () => {
  it('of 50 costs the delivery of the last one, and 50 honest rows of history', async () => {
    const app = await createHarness(branchOf(50));
    await app.runs.saveBaseline(REPOSITORY, {
      at: 0,
      branches: { main: commit(0) },
      complete: true,
    });
    const ids: string[] = [];
    for (let n = 1; n <= 50; n += 1) ids.push(await accept(app, push(n)));
    app.requests.length = 0;
    const outcomes = [];
    for (const id of ids) outcomes.push(await work(app, id));
    expect(versions(app)).toEqual(['1.0.50']);
    expect(outcomes.slice(0, -1).map((outcome) => outcome?.reason?.code)).toEqual(
      Array.from({ length: 49 }, () => 'RUN_SUPERSEDED'),
    );
    expect(app.requests).toEqual(['diffstat', 'file', 'report', 'status']);
    const { values } = await app.runs.page(REPOSITORY, 100);
    expect(values.filter(({ state }) => state === 'done')).toHaveLength(50);
    expect((await app.runs.heads(REPOSITORY))[0]).toMatchObject({ commit: commit(50) });
  });

  it('is compared as a whole, so that what an earlier one changed is not lost', async () => {
    const content = branchOf(2);
    const app = await createHarness({
      ...content,
      // The second push itself changed nothing.
      changes: { [`${commit(2)}..${commit(0)}`]: changed, [`${commit(2)}..${commit(1)}`]: [] },
    });
    const [first, second] = [await accept(app, push(1)), await accept(app, push(2))];
    await work(app, first);
    await work(app, second);
    expect(versions(app)).toEqual(['1.0.2']);
  });

  it('comes out the same when the newest is worked first', async () => {
    const app = await createHarness(branchOf(2));
    const [first, second] = [await accept(app, push(1)), await accept(app, push(2))];
    await work(app, second);
    const outcome = await work(app, first);
    expect(versions(app)).toEqual(['1.0.2']);
    expect(outcome?.reason?.code).toBe('RUN_SUPERSEDED');
  });

  it('comes out the same when its events come in the wrong order', async () => {
    const app = await createHarness(branchOf(2));
    await work(app, await accept(app, push(2)));
    await work(app, await accept(app, push(1)));
    expect(versions(app)).toEqual(['1.0.2']);
  });

  it('after an outage sends what is there now, not what was there', async () => {
    const app = await createHarness(branchOf(3));
    const error = new BridgeError('DESTINATION_UNAVAILABLE');
    app.destination.faults.push({ error, arrives: false });
    const first = await accept(app, push(1));
    await work(app, first);
    const second = await accept(app, push(2));
    app.time.now += 3600_000;
    expect((await work(app, first))?.reason?.code).toBe('RUN_SUPERSEDED');
    await work(app, second);
    expect(versions(app)).toEqual(['1.0.2']);
  });

  it('never leaves out a tag', async () => {
    const app = await createHarness(branchOf(3), {
      rules: [{ events: ['repo:push'], ref: 'tag', pattern: '*', environment: 'production' }],
    });
    const tags = [1, 2, 3].map((n) =>
      pushEvent({ ref: `v${String(n)}`, before: null, after: commit(n), at: n, tag: true }),
    );
    const ids = [];
    for (const tag of tags) ids.push(await accept(app, tag));
    for (const id of ids) await work(app, id);
    expect(versions(app)).toEqual(['1.0.1', '1.0.2', '1.0.3']);
  });

  it('is waited for a moment, so that the first one is not sent before the others come', async () => {
    const app = await createHarness(branchOf(1));
    const acceptEvent = createAcceptEvent({ ...app, coalesceSeconds: 2 });
    await acceptEvent(push(1), WORKSPACE);
    await acceptEvent(
      pushEvent({ ref: 'v1', before: null, after: commit(1), tag: true }),
      WORKSPACE,
    );
    expect(app.jobs.map(({ delaySeconds }) => delaySeconds)).toEqual([2, undefined]);
  });
});
