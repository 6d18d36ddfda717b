import { describe, expect, it } from '@jest/globals';
import type { Processed } from '../../src/app/process-run';
import { BridgeError } from '../../src/core/errors';
import { untilDone } from './flows';
import { A, B, bom, C, createHarness, pushEvent, REPOSITORY, WORKSPACE } from './harness';

const sbom = [{ path: 'bom.json', status: 'modified' as const }];
const D = 'd'.repeat(40);
const content = {
  files: {
    [A]: {},
    [B]: { 'bom.json': bom('1.0.0') },
    [C]: { 'bom.json': bom('1.0.1') },
    [D]: { 'bom.json': bom('1.0.0') },
  },
  changes: {
    [`${B}..${A}`]: sbom,
    [`${C}..${B}`]: sbom,
    [`${C}..${A}`]: sbom,
    [`${D}..${C}`]: sbom,
  },
};
const older = pushEvent({ before: A, after: B, at: 1 });
const newer = pushEvent({ before: B, after: C, at: 2 });
const revert = pushEvent({ before: C, after: D, at: 3 });
const cut = new BridgeError('DESTINATION_CONNECTION_LOST');

type App = Awaited<ReturnType<typeof createHarness>>;
const versions = ({ destination }: App) => destination.arrived.map(({ version }) => version);
const results = (processed: Processed) =>
  processed.kind === 'unknown'
    ? []
    : processed.run.outcome?.documents.map(({ result, error }) => [result, error?.code]);

describe('a document whose outcome is not known, while a newer one arrives', () => {
  it.each([
    ['is looked for', false],
    ['could be repeated', true],
  ])('is not sent over it, where it %s', async (_name, repeatable) => {
    const app = await createHarness(content);
    app.destination.state.repeatable = repeatable;
    app.destination.faults.push({ error: cut, arrives: false });
    const first = await app.take(older);
    await app.take(newer);
    const last = await untilDone(app, first);
    expect(versions(app)).toEqual(['1.0.1']);
    expect(results(last)).toEqual([['superseded', undefined]]);
  });

  it('does not pass for what is there now, though it arrived', async () => {
    const app = await createHarness(content);
    app.destination.faults.push({ error: cut, arrives: true });
    const first = await app.take(older);
    await app.take(newer);
    expect(results(await untilDone(app, first))).toEqual([['superseded', undefined]]);
    await app.take(revert);
    expect(versions(app)).toEqual(['1.0.0', '1.0.1', '1.0.0']);
  });
});

describe('the event of a merged pull request', () => {
  it('that is worked after a newer push does not take its place', async () => {
    const app = await createHarness(content);
    await app.take(newer);
    const merged = {
      eventType: 'avi:bitbucket:fulfilled:pullrequest',
      timestamp: new Date(1_700_000_000_000 + 1).toISOString(),
      selfGenerated: false,
      workspace: { uuid: `{${WORKSPACE}}` },
      repository: { uuid: `{${REPOSITORY}}`, slug: 'shop' },
      pullrequest: {
        id: 7,
        source: { branch: 'feature', commit: { hash: B.slice(0, 12) } },
        destination: { branch: 'main', commit: { hash: A.slice(0, 12) } },
        mergeCommit: { hash: B.slice(0, 12) },
      },
    };
    await untilDone(app, await app.take(merged));
    expect(versions(app)).toEqual(['1.0.1']);
  });
});

describe('a run that a newer push replaces', () => {
  it('keeps what it had brought somewhere by then', async () => {
    const many = { 'a/bom.json': bom('1.0.0'), 'b/bom.json': bom('2.0.0') };
    const app = await createHarness({
      files: { [B]: many, [C]: many },
      changes: {
        [`${B}..${A}`]: [
          { path: 'a/bom.json', status: 'modified' },
          { path: 'b/bom.json', status: 'modified' },
        ],
      },
    });
    app.destination.faults.push({
      error: new BridgeError('DESTINATION_UNAVAILABLE'),
      arrives: false,
    });
    const first = await app.take(older);
    expect(results(first)).toMatchObject([
      ['queued', expect.anything()],
      ['accepted', undefined],
    ]);
    await app.acceptEvent(newer, WORKSPACE);
    expect(results(await untilDone(app, first))).toEqual([
      ['superseded', undefined],
      ['accepted', undefined],
    ]);
  });
});

describe('a clock that was ahead and is put right', () => {
  it('does not make the next push pass for an old one', async () => {
    const app = await createHarness(content);
    await app.take({ ...older, timestamp: new Date(1_700_003_600_000).toISOString() });
    await app.take(newer);
    expect(versions(app)).toEqual(['1.0.0', '1.0.1']);
  });
});

describe('two documents of one product', () => {
  const both = { 'api.cdx.json': bom('1.0.0'), 'web.cdx.json': bom('2.0.0') };
  const merge = (at: number, after: string) => {
    const push = pushEvent({ before: B, after, at });
    return { ...push, push: { ...push.push, forced: true } };
  };

  it('do not take turns in replacing each other', async () => {
    const app = await createHarness({ files: { [B]: both, [C]: both, [D]: both } });
    await app.take(pushEvent({ before: null, after: B, at: 1 }));
    await app.take(merge(2, C));
    await app.take(merge(3, D));
    expect(versions(app)).toEqual(['1.0.0', '2.0.0']);
  });

  it('are each taken back on their own', async () => {
    const files = { [B]: both, [C]: { ...both, 'api.cdx.json': bom('1.0.1') }, [D]: both };
    const app = await createHarness({ files });
    await app.take(pushEvent({ before: null, after: B, at: 1 }));
    await app.take(merge(2, C));
    await app.take(merge(3, D));
    expect(versions(app)).toEqual(['1.0.0', '2.0.0', '1.0.1', '1.0.0']);
  });

  it('are taken back under another name as well', async () => {
    const files = {
      [B]: { 'api.cdx.json': bom('1.0.0') },
      [C]: { 'api.cdx.json': bom('1.0.1') },
      [D]: { 'web.cdx.json': bom('1.0.0') },
    };
    const app = await createHarness({ files });
    await app.take(pushEvent({ before: null, after: B, at: 1 }));
    await app.take(merge(2, C));
    await app.take(merge(3, D));
    expect(versions(app)).toEqual(['1.0.0', '1.0.1', '1.0.0']);
  });
});
