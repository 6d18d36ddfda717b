import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { asAdmin, repositoryUuid } from './call-as';
import { startLocalHost, type LocalHost } from './local-host';
import { movingClock } from './moving-clock';
import { cyclonedx } from './sbom';
import { setUpThree, THREE } from './three-destinations';

describe('a push with three destinations', () => {
  let local: LocalHost;
  const clock = movingClock();
  beforeAll(async () => {
    local = await startLocalHost();
    await setUpThree(local);
  });
  afterAll(async () => {
    await local.end();
    clock.restore();
  });

  it('passes the connection test of each', async () => {
    for (const { id } of THREE) {
      expect(await asAdmin(local, 'testDestination', { id })).toMatchObject({ ok: true });
    }
  });

  it('arrives at each once, and is seen as processed', async () => {
    const clone = await local.clone('web-shop');
    await clone.write('bom.json', cyclonedx('7.0.0', 3));
    await clone.commit('seven');
    await clone.push('main');
    const lines = await local.settled();
    expect(lines.map(({ destination, result }) => [destination, result])).toEqual([
      ['Interlynk', 'accepted'],
      ['Dependency-Track', 'accepted'],
      ['Intake', 'processed'],
    ]);
    await clock.pass(local, 60);
    const { host } = local;
    expect(host.inbox.arrivals()).toMatchObject([{ version: '7.0.0', environment: 'production' }]);
    expect(host.dependencyTrack.arrivals()).toMatchObject([
      { project: 'sandbox/web-shop (production)', version: '7.0.0' },
    ]);
    expect(host.endpoint.arrivals()).toHaveLength(1);
    const repository = repositoryUuid(local, 'web-shop');
    const { runs } = await asAdmin(local, 'listRuns', { repository });
    expect(runs[0]?.documents.map(({ result }) => result)).toEqual([
      'processed',
      'processed',
      'processed',
    ]);
  });

  it('costs one request to deliver and at most one to look, from the second time on', async () => {
    const asked: Record<string, string[]> = {};
    for (const name of ['inbox', 'dependencyTrack', 'endpoint'] as const) {
      const inbox = local.host[name];
      const handle = inbox.handle.bind(inbox);
      const seen: string[] = (asked[name] = []);
      inbox.handle = (request) => {
        const type = request.headers.get('content-type') ?? '';
        seen.push(type.startsWith('multipart/') || name === 'endpoint' ? 'deliver' : 'look');
        return handle(request);
      };
    }
    const clone = await local.clone('web-shop');
    await clone.write('bom.json', cyclonedx('7.0.1', 3));
    await clone.commit('seven one');
    await clone.push('main');
    await local.settled();
    await clock.pass(local, 60);
    expect(asked).toEqual({
      inbox: ['deliver', 'look'],
      dependencyTrack: ['deliver', 'look'],
      endpoint: ['deliver'],
    });
  });
});
