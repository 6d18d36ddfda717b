import { describe, expect, it } from '@jest/globals';
import { BridgeError } from '../../src/core/errors';
import { A, B, bom, C, createHarness, pushEvent, REPOSITORY, type Harness } from './harness';

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

describe('the first push of a branch whose event never came', () => {
  const files = {
    [A]: {},
    [B]: { 'bom.json': bom('1.0.0') },
    [C]: { 'bom.json': bom('1.0.0'), 'notes.txt': '' },
  };
  const changes = {
    [`${C}..${A}`]: [{ path: 'bom.json', status: 'added' as const }],
    [`${C}..${B}`]: [{ path: 'notes.txt', status: 'added' as const }],
  };

  it('is brought by the next push: compared with where the branch stood when the app came', async () => {
    const app = await createHarness({ files, changes });
    await app.take(pushEvent({ before: B, after: C }));
    expect(versions(app)).toEqual(['1.0.0']);
    expect(app.requests).toEqual(['diffstat', 'file', 'report', 'status']);
  });

  it('is brought by the next push: as a whole, where nobody knows where it stood', async () => {
    const app = await createHarness({ files, changes });
    await app.take(pushEvent({ ref: 'master', before: B, after: C }));
    expect(app.requests).toEqual([]);
    await app.runs.forgetHeads(REPOSITORY);
    await app.take(pushEvent({ before: B, after: C }));
    expect(versions(app)).toEqual(['1.0.0']);
    expect(app.requests).toEqual(['tree', 'file', 'report', 'status']);
  });

  it('is not taken for what was there, when a run of it waits as the branches are noted', async () => {
    const app = await createHarness({ files, changes });
    await app.runs.forgetHeads(REPOSITORY);
    app.failNext('tree', new BridgeError('BITBUCKET_UNAVAILABLE'));
    expect((await app.take(pushEvent({ before: A, after: B, at: 1 }))).kind).toBe('waiting');
    await app.runs.saveBaseline(REPOSITORY, { at: 2, branches: { main: B }, complete: true });
    await app.take(pushEvent({ before: B, after: C, at: 3 }));
    expect(versions(app)).toEqual(['1.0.0']);
  });
});

function versions({ destination }: Harness) {
  return destination.arrived.map(({ version }) => version);
}
