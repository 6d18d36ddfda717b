import { describe, expect, it } from '@jest/globals';
import type { Processed } from '../../src/app/process-run';
import { BridgeError } from '../../src/core/errors';
import { A, B, bom, C, createHarness, pushEvent, REPOSITORY } from './harness';

const changed = (path: string) => ({ [`${B}..${A}`]: [{ path, status: 'modified' as const }] });
const oneBom = { files: { [B]: { 'bom.json': bom('1.0.0') } }, changes: changed('bom.json') };

function outcome(processed: Processed) {
  if (processed.kind === 'unknown') throw new Error('The run is unknown.');
  return processed.run.outcome;
}

describe('a push', () => {
  it('forwards a changed SBOM for four Bitbucket and six storage requests', async () => {
    const app = await createHarness(oneBom);
    app.storage.count = 0;
    const processed = await app.take(pushEvent({}));
    expect(outcome(processed)).toMatchObject({
      kind: 'worked',
      repository: 'acme/shop',
      environment: 'production',
      commit: B,
      documents: [
        { path: 'bom.json', result: 'accepted', product: 'acme/shop', destination: 'Interlynk' },
      ],
    });
    expect(app.requests).toEqual(['diffstat', 'file', 'report', 'status']);
    expect(app.storage.count).toBeLessThanOrEqual(6);
    expect(app.destination.arrived).toMatchObject([
      { product: 'acme/shop', environment: 'production', version: '1.0.0', fileName: 'bom.json' },
    ]);
    expect(app.reports).toMatchObject([{ result: 'PASSED' }]);
    expect(app.statuses).toMatchObject([{ state: 'SUCCESSFUL', refName: 'main' }]);
  });

  it('that touched no SBOM costs one Bitbucket request', async () => {
    const app = await createHarness({ files: { [B]: {} }, changes: changed('src/index.ts') });
    const processed = await app.take(pushEvent({}));
    expect(outcome(processed)).toMatchObject({
      kind: 'ignored',
      reason: { code: 'RUN_NO_SBOM_CHANGED' },
    });
    expect(app.requests).toEqual(['diffstat']);
  });

  it('to a branch without a rule costs none', async () => {
    const app = await createHarness(oneBom);
    const processed = await app.take(pushEvent({ ref: 'feature/x' }));
    expect(outcome(processed)).toMatchObject({ kind: 'ignored', reason: { code: 'RUN_NO_RULE' } });
    expect(app.requests).toEqual([]);
  });

  it.each([
    ['of a new branch', pushEvent({ before: null }), {}],
    ['whose earlier commit is gone', pushEvent({}), { changes: {} }],
  ])('%s looks at the whole tree', async (_name, event, content) => {
    const app = await createHarness({ ...oneBom, ...content });
    expect(outcome(await app.take(event))).toMatchObject({ documents: [{ result: 'accepted' }] });
    expect(app.requests).toContain('tree');
  });

  it('that removed the SBOM sends nothing', async () => {
    const app = await createHarness({
      files: { [B]: {} },
      changes: { [`${B}..${A}`]: [{ path: 'bom.json', status: 'removed' }] },
    });
    expect(outcome(await app.take(pushEvent({})))).toMatchObject({
      reason: { code: 'RUN_SBOM_REMOVED' },
    });
  });

  it('is worked once, however often its job comes', async () => {
    const app = await createHarness(oneBom);
    await app.take(pushEvent({}));
    const again = await app.take(pushEvent({}));
    expect(again).toMatchObject({ kind: 'done', again: true });
    expect(app.destination.arrived).toHaveLength(1);
    expect((await app.runs.page(REPOSITORY, 10)).values).toHaveLength(1);
  });

  it('with a document that was sent before is unchanged', async () => {
    const files = { [B]: { 'bom.json': bom('1.0.0') }, [C]: { 'bom.json': bom('1.0.0') } };
    const app = await createHarness({ ...oneBom, files });
    await app.take(pushEvent({}));
    const second = await app.take(pushEvent({ before: null, after: C, at: 2_000 }));
    expect(outcome(second)).toMatchObject({ documents: [{ result: 'unchanged' }] });
    expect(app.destination.arrived).toHaveLength(1);
  });

  it('that takes a document back sends the earlier one again', async () => {
    const files = { [A]: { 'bom.json': bom('1.0.0') }, [B]: { 'bom.json': bom('1.0.1', 3) } };
    const app = await createHarness({ files });
    const results = [];
    for (const [after, at] of [
      [A, 1],
      [B, 2],
      [A, 3],
    ] as const) {
      const processed = await app.take(pushEvent({ before: null, after, at }));
      results.push(outcome(processed)?.documents[0]?.result);
    }
    expect(results).toEqual(['accepted', 'accepted', 'accepted']);
    expect(app.destination.arrived.map(({ sha256 }) => sha256)).toHaveLength(3);
  });
});

describe('what stops a run is told', () => {
  it.each([
    ['not JSON', 'hello', 'SBOM_NOT_JSON'],
    ['cut off', bom('1').slice(0, 80), 'SBOM_NOT_JSON'],
    ['empty', '', 'SBOM_EMPTY'],
    ['an unknown version', bom('1').replace('"1.6"', '"9.9"'), 'SBOM_UNKNOWN_VERSION'],
  ])('a document that is %s is refused', async (_name, text, code) => {
    const app = await createHarness({ ...oneBom, files: { [B]: { 'bom.json': text } } });
    const told = outcome(await app.take(pushEvent({})));
    expect(told).toMatchObject({ documents: [{ result: 'rejected', error: { code } }] });
    expect(app.destination.arrived).toEqual([]);
    expect(app.reports).toMatchObject([{ result: 'FAILED' }]);
  });

  it('a look-alike is left alone', async () => {
    const app = await createHarness({ ...oneBom, files: { [B]: { 'bom.json': '{"name":"x"}' } } });
    const told = outcome(await app.take(pushEvent({})));
    expect(told).toMatchObject({
      documents: [{ result: 'ignored', error: { code: 'SBOM_UNKNOWN_FORMAT' } }],
    });
  });

  it('one bad document does not stop the others', async () => {
    const app = await createHarness({
      files: { [B]: { 'a/bom.json': 'x', 'b/bom.json': bom('1') } },
    });
    const told = outcome(await app.take(pushEvent({ before: null })));
    expect(told?.documents.map(({ path, result }) => [path, result])).toEqual([
      ['a/bom.json', 'rejected'],
      ['b/bom.json', 'accepted'],
    ]);
    expect(app.destination.arrived).toMatchObject([{ product: 'acme/shop/b' }]);
  });

  it('without a destination', async () => {
    const app = await createHarness(oneBom, { destinations: [] });
    const told = outcome(await app.take(pushEvent({})));
    expect(told).toMatchObject({
      documents: [{ result: 'failed', error: { code: 'RUN_NO_DESTINATION' } }],
    });
  });

  it('with a destination that does not exist', async () => {
    const app = await createHarness(oneBom);
    await app.saveSettings.repository(
      REPOSITORY,
      { enabled: true, rules: [], destinations: ['gone'] },
      0,
      'x',
    );
    const told = outcome(await app.take(pushEvent({})));
    expect(told).toMatchObject({
      documents: [
        { result: 'rejected', error: { code: 'RUN_UNKNOWN_DESTINATION', detail: 'gone' } },
      ],
    });
  });

  it('a repository that is switched off', async () => {
    const app = await createHarness(oneBom);
    await app.saveSettings.repository(REPOSITORY, { enabled: false, rules: [] }, 0, 'x');
    expect(outcome(await app.take(pushEvent({})))).toMatchObject({
      reason: { code: 'RUN_DISABLED' },
    });
  });

  it('a report that cannot be written does not undo the delivery', async () => {
    const app = await createHarness(oneBom);
    app.failNext('report', new BridgeError('BITBUCKET_FORBIDDEN'));
    const told = outcome(await app.take(pushEvent({})));
    expect(told).toMatchObject({
      documents: [{ result: 'accepted' }],
      feedback: { code: 'BITBUCKET_FORBIDDEN' },
    });
    // The build status is told all the same.
    expect(app.statuses).toMatchObject([{ state: 'SUCCESSFUL' }]);
  });
});
