import { describe, expect, it } from '@jest/globals';
import { BridgeError } from '../../src/core/errors';
import { workspaceSettings, type WorkspaceSettings } from '../../src/core/settings';
import { cut, down, fault, HOUR, sbom, thereAndBack, untilDone, versions } from './flows';
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

const first = pushEvent({ before: null, after: A, at: 1 });
const second = pushEvent({ before: A, after: B, at: 2 });
const back = pushEvent({ before: B, after: C, at: 3 });

/** An endpoint, which nobody can look into: it knows what comes again by its id. */
async function endpoint(
  content: Parameters<typeof createHarness>[0],
  rules: WorkspaceSettings['rules'] = [],
) {
  const app = await createHarness(content, rules.length > 0 ? { rules } : {});
  app.destination.state.repeatable = true;
  app.destination.state.receipt = { state: 'processed' };
  return app;
}
const ids = ({ destination }: Harness) => destination.arrived.map(({ id }) => id.slice(64));

describe('a push to an endpoint that is taken back before anybody knows whether it arrived', () => {
  it.each([
    ['arrived', true],
    ['did not', false],
  ])('is sent again under its id, and then replaced: it %s', async (_name, arrives) => {
    const app = await endpoint(thereAndBack);
    await app.take(first);
    app.destination.faults.push(cut(arrives));
    await app.take(second);
    await untilDone(app, await app.take(back));
    expect(versions(app.destination)).toEqual(['1.0.0', '1.0.1', '1.0.0']);
    expect(ids(app)).toEqual(['-1', '-1', '-2']);
  });

  it('waits for it while the endpoint is down', async () => {
    const app = await endpoint(thereAndBack);
    await app.take(first);
    app.destination.faults.push(cut(false));
    await app.take(second);
    app.destination.faults.push(down());
    const waiting = await app.take(back);
    expect(waiting).toMatchObject({ kind: 'waiting' });
    expect(versions(app.destination)).toEqual(['1.0.0']);
    await untilDone(app, waiting);
    expect(versions(app.destination)).toEqual(['1.0.0', '1.0.1', '1.0.0']);
  });

  it('needs nothing where the endpoint refuses it', async () => {
    const app = await endpoint(thereAndBack);
    await app.take(first);
    app.destination.faults.push(cut(false));
    await app.take(second);
    app.destination.faults.push(fault('DESTINATION_REFUSED'));
    await untilDone(app, await app.take(back));
    expect(versions(app.destination)).toEqual(['1.0.0']);
  });

  it('is replaced by what is wanted where its commit is gone', async () => {
    const files: Record<string, Record<string, string>> = { ...thereAndBack.files };
    const app = await endpoint({ ...thereAndBack, files });
    await app.take(first);
    app.destination.faults.push(cut(true));
    await app.take(second);
    Reflect.deleteProperty(files, B);
    await untilDone(app, await app.take(back));
    expect(versions(app.destination)).toEqual(['1.0.0', '1.0.1', '1.0.0']);
  });

  it('goes on when Bitbucket answers again', async () => {
    const app = await endpoint(thereAndBack);
    await app.take(first);
    app.destination.faults.push(cut(true));
    await app.take(second);
    const acceptance = await app.acceptEvent(back, WORKSPACE);
    if (!('run' in acceptance)) throw new Error('Not accepted.');
    const { file } = app.source;
    let asked = 0;
    app.source.file = (...request) => {
      asked += 1;
      if (asked === 2) return Promise.reject(new BridgeError('BITBUCKET_UNAVAILABLE'));
      return file(...request);
    };
    await untilDone(app, await app.processRun(acceptance.run.id, REPOSITORY));
    expect(versions(app.destination)).toEqual(['1.0.0', '1.0.1', '1.0.0']);
  });
});

describe('two branches that send to one environment of an endpoint', () => {
  const rule = { events: ['repo:push'], ref: 'branch', pattern: '*', environment: 'shared' };
  const { rules } = workspaceSettings.parse({ rules: [rule] });
  const content = {
    files: { [A]: { 'bom.json': bom('1.0.0') }, [B]: { 'bom.json': bom('2.0.0') } },
  };
  const one = pushEvent({ ref: 'one', before: null, after: A, at: 1 });
  const two = pushEvent({ ref: 'two', before: null, after: B, at: 2 });
  const again = pushEvent({ ref: 'three', before: null, after: A, at: 3 });

  it.each([
    ['arrived', true],
    ['did not', false],
  ])('send once what is unknown of both: the first %s', async (_name, arrives) => {
    const app = await endpoint(content, rules);
    app.destination.faults.push(cut(arrives), cut(true));
    const older = await app.take(one);
    app.time.now += 1000;
    const newer = await app.take(two);
    await untilDone(app, older);
    await untilDone(app, newer);
    expect(versions(app.destination).toSorted()).toEqual(['1.0.0', '2.0.0']);
  });

  it.each([
    ['arrived', true],
    ['did not', false],
  ])('send once what may have come before or after the other: it %s', async (_name, arrives) => {
    const app = await endpoint(content, rules);
    app.destination.faults.push(cut(arrives));
    const older = await app.take(one);
    app.time.now += 1000;
    await app.take(two);
    await untilDone(app, older);
    await app.take(again);
    expect(versions(app.destination).toSorted()).toEqual(['1.0.0', '2.0.0']);
  });
});

describe('a clock that is put back after a document arrived', () => {
  const content = {
    files: { [A]: { 'bom.json': bom('1.0.0') }, [B]: { 'bom.json': bom('1.0.1') } },
    changes: { [`${B}..${A}`]: sbom },
  };
  it.each([
    ['is looked for', false],
    ['could be repeated', true],
  ])('does not have the next one sent twice, where it %s', async (_name, repeatable) => {
    const app = await createHarness(content);
    app.destination.state.repeatable = repeatable;
    app.time.now += HOUR;
    await app.take(pushEvent({ before: null, after: A, at: HOUR }));
    app.time.now -= 30_000;
    app.destination.faults.push(cut(true));
    await untilDone(app, await app.take(pushEvent({ before: A, after: B, at: HOUR + 1 })));
    expect(versions(app.destination)).toEqual(['1.0.0', '1.0.1']);
  });
});
