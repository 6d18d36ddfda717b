import { describe, expect, it } from '@jest/globals';
import { BridgeError, type ErrorCode } from '../../src/core/errors';
import type { Processed } from '../../src/app/process-run';
import { changed, sbom, down, cut, untilDone, runOf } from './flows';
import {
  A,
  B,
  bom,
  C,
  createHarness,
  pushEvent,
  REPOSITORY,
  WORKSPACE,
  type Harness,
} from './harness';

describe('what an earlier attempt brought or began stays with the run', () => {
  const content = {
    files: {
      [A]: {},
      [B]: { 'a/bom.json': bom('1.0.0'), 'b/bom.json': bom('2.0.0') },
      [C]: { 'a/bom.json': bom('1.0.0'), 'b/bom.json': bom('2.0.0') },
    },
    changes: {
      [`${B}..${A}`]: changed('a/bom.json', 'b/bom.json'),
      [`${C}..${A}`]: changed('a/bom.json', 'b/bom.json'),
    },
  };
  /** One document has arrived, the other one waits; Bitbucket shows that it goes on. */
  async function partly() {
    const app = await createHarness(content);
    app.destination.faults.push(down());
    const first = await app.take(pushEvent({}));
    if (first.kind !== 'waiting') throw new Error('Nothing waits.');
    expect(app.statuses.at(-1)).toMatchObject({ state: 'INPROGRESS' });
    return { app, first };
  }
  const failBitbucket = (app: Harness, code: ErrorCode) => {
    for (const name of ['tree', 'diffstat']) app.failNext(name, new BridgeError(code));
  };
  const told = (app: Harness, last: Processed) => [
    runOf(last).outcome?.documents.length,
    app.statuses.at(-1)?.state === 'INPROGRESS',
  ];

  it('as its repository is switched off', async () => {
    const { app, first } = await partly();
    await app.saveSettings.repository(REPOSITORY, { enabled: false, rules: [] }, 0, 'admin');
    expect(told(app, await untilDone(app, first))).toEqual([2, false]);
  });
  it('as Bitbucket fails for a moment and a newer push replaces it then', async () => {
    const { app, first } = await partly();
    app.time.now += first.retryInSeconds * 1000;
    failBitbucket(app, 'BITBUCKET_UNAVAILABLE');
    const second = await app.processRun(first.run.id, REPOSITORY);
    expect(second.kind).toBe('waiting');
    await app.acceptEvent(pushEvent({ before: B, after: C, at: 100_000 }), WORKSPACE);
    expect(told(app, await untilDone(app, second))).toEqual([2, false]);
  });
  it('as Bitbucket refuses for good', async () => {
    const { app, first } = await partly();
    app.time.now += first.retryInSeconds * 1000;
    failBitbucket(app, 'BITBUCKET_FORBIDDEN');
    const last = await app.processRun(first.run.id, REPOSITORY);
    expect(last).toMatchObject({ kind: 'done', run: { outcome: { kind: 'failed' } } });
    expect(told(app, last)).toEqual([2, false]);
  });
  it('and its name, so that a document is not sent under two', async () => {
    const row = { uuid: REPOSITORY, fullName: 'acme/shop', mainBranch: 'main', updatedAt: 0 };
    const repositories = [row];
    const app = await createHarness({
      files: { [A]: {}, [B]: { 'bom.json': bom('1.0.0') } },
      changes: { [`${B}..${A}`]: sbom },
      repositories,
    });
    app.destination.faults.push(cut(true));
    const first = await app.take(pushEvent({}));
    if (first.kind !== 'waiting') throw new Error('Nothing waits.');
    // Renamed, while Bitbucket cannot say to what.
    repositories[0] = { ...row, fullName: 'acme/store' };
    const stored = await app.factsStore.get(REPOSITORY);
    if (stored) await app.factsStore.save([{ ...stored, namesAt: 0 }]);
    app.time.now += first.retryInSeconds * 1000;
    app.failNext('repository', new BridgeError('BITBUCKET_UNAVAILABLE'));
    await untilDone(app, await app.processRun(first.run.id, REPOSITORY));
    expect(app.destination.arrived.map(({ product }) => product)).toEqual(['acme/shop']);
  });
});
