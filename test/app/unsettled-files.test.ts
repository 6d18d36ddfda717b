import { describe, expect, it } from '@jest/globals';
import { BridgeError } from '../../src/core/errors';
import { changed, down, versions, untilDone, merge, oneOfTwo, runOf } from './flows';
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

describe('what is begun costs no look at the rest of the tree', () => {
  it('the second attempt of a push brings only what the push changed', async () => {
    const app = await createHarness(oneOfTwo);
    app.destination.faults.push(down());
    await untilDone(app, await app.take(pushEvent({})));
    expect(versions(app.destination)).toEqual(['1.0.1']);
  });
  it('nor does it forget its document among more than fifty', async () => {
    const many: Record<string, string> = {};
    for (let n = 10; n < 70; n += 1) many[`${String(n)}/bom.json`] = bom(String(n));
    const app = await createHarness({
      files: { [A]: many, [B]: { ...many, '69/bom.json': bom('changed') } },
      changes: { [`${B}..${A}`]: changed('69/bom.json') },
    });
    app.destination.faults.push(down());
    await untilDone(app, await app.take(pushEvent({})));
    expect(versions(app.destination)).toEqual(['changed']);
  });
  it('nor where Bitbucket cuts the listing', async () => {
    const app = await createHarness({
      files: { [A]: {}, [B]: { 'z/bom.json': bom('1.0.1') } },
      changes: { [`${B}..${A}`]: changed('z/bom.json') },
    });
    app.source.files = () => Promise.resolve({ paths: [], complete: false });
    app.destination.faults.push(down());
    await untilDone(app, await app.take(pushEvent({})));
    expect(versions(app.destination)).toEqual(['1.0.1']);
  });
  it('nor is it taken for the twin of a file that the push did not touch', async () => {
    const spdx = (v: string) =>
      JSON.stringify({
        spdxVersion: 'SPDX-2.3',
        dataLicense: 'CC0-1.0',
        SPDXID: 'SPDXRef-DOCUMENT',
        name: 'shop',
        documentNamespace: `https://example.org/${v}`,
        creationInfo: { created: '2026-01-01T00:00:00Z', creators: ['Tool: x'] },
        documentDescribes: ['SPDXRef-a'],
        packages: [
          { SPDXID: 'SPDXRef-a', name: 'shop', versionInfo: v, downloadLocation: 'NOASSERTION' },
          { SPDXID: 'SPDXRef-b', name: 'lib', versionInfo: '1', downloadLocation: 'NOASSERTION' },
        ],
      });
    const app = await createHarness({
      files: { [A]: {}, [B]: { 'bom.json': bom('1.0.1'), 'sbom.spdx.json': spdx('1.0.1') } },
      changes: { [`${B}..${A}`]: changed('sbom.spdx.json') },
    });
    app.destination.faults.push(down());
    await untilDone(app, await app.take(pushEvent({})));
    expect(app.destination.arrived.map(({ notation }) => notation.format)).toEqual(['spdx']);
  });
  it('a store that fails once, as the run is saved, brings nothing else', async () => {
    const app = await createHarness(oneOfTwo);
    const accepted = await app.acceptEvent(pushEvent({}), WORKSPACE);
    if (!('run' in accepted)) throw new Error('Not accepted.');
    const { transact } = app.kv;
    app.kv.transact = (sets) =>
      sets.some(({ key }) => key.startsWith('head:'))
        ? Promise.reject(new BridgeError('STORAGE_FAILED'))
        : transact(sets);
    await app.processRun(accepted.run.id, REPOSITORY).catch(() => undefined);
    app.kv.transact = transact;
    app.time.now += 30_000;
    await app.processRun(accepted.run.id, REPOSITORY);
    expect(versions(app.destination)).toEqual(['1.0.1']);
  });
  it('a push that replaces a waiting one brings only what the two changed', async () => {
    const app = await createHarness(oneOfTwo);
    app.destination.faults.push(down());
    await app.take(pushEvent({}));
    app.time.now += 600_000;
    const event = pushEvent({ before: B, after: C, at: 600_000 });
    await untilDone(app, await app.take(event));
    expect(versions(app.destination)).toEqual(['1.0.1']);
  });
  it('the push of a merge that was worked costs one comparison, and brings nothing else', async () => {
    const app = await createHarness(oneOfTwo);
    const { commit } = app.source;
    app.source.commit = async (id, hash) => ({ ...(await commit(id, hash)), parent: A });
    await app.take(merge(B, 1_000));
    expect(versions(app.destination)).toEqual(['1.0.1']);
    const before = app.requests.length;
    await app.take(pushEvent({ before: A, after: B, at: 1_000 }));
    expect(versions(app.destination)).toEqual(['1.0.1']);
    expect(app.requests.slice(before)).toEqual(['diffstat', 'file', 'report', 'status']);
  });
});

describe('a file that an earlier push began, and that Bitbucket says is not there', () => {
  const path = 'a/bom.json';
  const begun = async (content: object, answers = 9): Promise<Harness> => {
    const app = await createHarness({ ...oneOfTwo, ...content });
    app.destination.faults.push(down());
    await app.take(pushEvent({}));
    const { file } = app.source;
    let left = answers;
    app.source.file = (id, hash, name, most) => {
      if (hash !== C || name !== path || left === 0) return file(id, hash, name, most);
      left -= 1;
      return Promise.reject(new BridgeError('BITBUCKET_NOT_FOUND'));
    };
    return app;
  };
  const outcomeOf = async (app: Harness) =>
    runOf(await app.take(pushEvent({ before: B, after: C, at: 600_000 }))).outcome;
  const error = { code: 'BITBUCKET_NOT_FOUND' };
  const rejected = { kind: 'worked', documents: [{ path, result: 'rejected', error }] };

  it('is told where this push changed it as well', async () => {
    expect(await outcomeOf(await begun({}))).toMatchObject(rejected);
  });
  it('is told where the commit lists it', async () => {
    const changes = { ...oneOfTwo.changes, [`${C}..${A}`]: [] };
    expect(await outcomeOf(await begun({ changes }))).toMatchObject(rejected);
  });
  it.each([
    ['is brought', 1, { kind: 'worked', documents: [{ path, result: 'accepted' }] }],
    ['is gone', 2, { kind: 'ignored', documents: [] }],
  ] as const)(
    '%s after %d such answers where the listing is cut',
    async (_what, times, expected) => {
      const changes = { ...oneOfTwo.changes, [`${C}..${A}`]: [] };
      const app = await begun({ changes }, times);
      app.source.files = () => Promise.resolve({ paths: [], complete: false });
      app.time.now += 20 * 60_000;
      expect(await outcomeOf(app)).toMatchObject(expected);
    },
  );
  it('is gone where the commit does not list it', async () => {
    const changes = { ...oneOfTwo.changes, [`${C}..${A}`]: [] };
    const files = { ...oneOfTwo.files, [C]: { 'b/bom.json': bom('9.0.0') } };
    expect(await outcomeOf(await begun({ changes, files }))).toMatchObject({
      kind: 'ignored',
      reason: { code: 'RUN_NO_SBOM_CHANGED' },
      documents: [],
    });
  });
});
