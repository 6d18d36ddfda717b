import { describe, expect, it } from '@jest/globals';
import { workspaceSettings } from '../../src/core/settings';
import { createFakeDestination } from '../fakes/fake-destination';
import { changed, sbom, down, versions, untilDone, merge } from './flows';
import { A, B, bom, C, createHarness, pushEvent, REPOSITORY, WORKSPACE } from './harness';

it('an event that comes a second late brings nothing over a newer push that waits for one destination', async () => {
  const destinations = ['interlynk', 'second'].map((id) => ({
    id,
    kind: 'interlynk' as const,
    name: id,
    enabled: true,
  }));
  const app = await createHarness(
    {
      files: { [B]: { 'bom.json': bom('1.0.0') }, [C]: { 'bom.json': bom('1.0.1') } },
      changes: { [`${B}..${A}`]: sbom, [`${C}..${A}`]: sbom },
    },
    { destinations },
  );
  const second = createFakeDestination();
  app.others.set('second', second);
  await app.saveSettings.secret('second', 'token', 'admin');
  second.faults.push(down());
  app.time.now += 1_000;
  const newer = await app.acceptEvent(pushEvent({ before: B, after: C, at: 200 }), WORKSPACE);
  const older = await app.acceptEvent(pushEvent({ before: A, after: B, at: 100 }), WORKSPACE);
  if (!('run' in newer) || !('run' in older)) throw new Error('Not accepted.');
  app.time.now += 3_000;
  const waiting = await app.processRun(newer.run.id, REPOSITORY);
  await untilDone(app, await app.processRun(older.run.id, REPOSITORY));
  await untilDone(app, waiting);
  expect([versions(app.destination), versions(second)]).toEqual([['1.0.1'], ['1.0.1']]);
});

describe('what a run of another kind begins does not take the place of a push', () => {
  it('a pull request of the branch, sent elsewhere', async () => {
    const app = await createHarness(
      {
        files: { [B]: { 'bom.json': bom('1.0.0') } },
        changes: { [`${B}..base`]: sbom, [`${B}..${A}`]: sbom },
        pullRequestSource: REPOSITORY,
      },
      { defaults: 'interlynk-preset' },
    );
    const event = merge(B, 1_001);
    await app.take({ ...event, eventType: 'avi:bitbucket:updated:pullrequest' });
    await app.take(pushEvent({ ref: 'feature', before: A, after: B, at: 1_000 }));
    const environments = app.destination.arrived.map(({ environment }) => environment);
    expect(environments).toEqual(['production', 'default']);
  });
  it('a tag of the same name', async () => {
    const rule = (ref: string, environment: string) => ({
      events: ['repo:push'],
      ref,
      pattern: '*',
      environment,
    });
    const { rules } = workspaceSettings.parse({
      rules: [rule('tag', 'released'), rule('branch', 'built')],
    });
    const app = await createHarness({ files: { [B]: { 'bom.json': bom('1.0.0') } } }, { rules });
    await app.take(pushEvent({ ref: 'v1', before: null, after: B, at: 1_001, tag: true }));
    await app.take(pushEvent({ ref: 'v1', before: null, after: B, at: 1_000 }));
    expect(app.destination.arrived.map(({ environment }) => environment)).toEqual([
      'released',
      'built',
    ]);
  });
  it('the merge of a pull request, which brings less', async () => {
    const app = await createHarness({
      files: {
        [B]: { 'a/bom.json': bom('1.0.0') },
        [C]: { 'a/bom.json': bom('1.0.0'), 'b/bom.json': bom('2.0.0') },
      },
      changes: {
        [`${C}..${B}`]: changed('b/bom.json'),
        [`${C}..${A}`]: changed('a/bom.json', 'b/bom.json'),
      },
    });
    const { commit } = app.source;
    app.source.commit = async (id, hash) => ({ ...(await commit(id, hash)), parent: B });
    // The event of the push of B never came.
    await app.take(merge(C, 1_001));
    await app.take(pushEvent({ before: B, after: C, at: 1_000 }));
    expect(versions(app.destination)).toEqual(['2.0.0', '1.0.0']);
  });
});
