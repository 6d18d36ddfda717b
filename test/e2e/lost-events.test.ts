import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Clone } from './git-client';
import { startLocalHost, type LocalHost } from './local-host';
import { movingClock } from './moving-clock';
import { cyclonedx } from './sbom';

const HOUR_SECONDS = 3600;

describe('Bitbucket as it is', () => {
  const clock = movingClock();
  let local: LocalHost;
  let clone: Clone;
  beforeAll(async () => {
    local = await startLocalHost();
    clone = await local.clone('web-shop');
    await clock.pass(local, 2 * HOUR_SECONDS);
  });
  afterAll(async () => {
    clock.restore();
    await local.end();
  });

  async function push(version: string) {
    await clone.write('bom.json', cyclonedx(version));
    await clone.commit(version);
    local.requests.length = 0;
    local.invocations.length = 0;
    await clone.push('main');
    return local.settled();
  }
  const arrived = (version: string) =>
    local.host.inbox
      .arrivals()
      .filter((one) => one.version === version)
      .map(({ product }) => product);
  const uuidOf = (slug: string) =>
    local.host.sandbox.repositories().find((one) => one.slug === slug)?.uuid ?? '';
  const reconciled = () =>
    local.invocations.filter(({ moduleKey }) => moduleKey === 'reconcile-schedule');

  it('loses an event: the next reconciliation finds the push, within its budget', async () => {
    local.host.sandbox.faults.events.next({ kind: 'drop' });
    expect(await push('5.0.0')).toEqual([]);
    const lines = await clock.pass(local, HOUR_SECONDS);
    expect(lines).toMatchObject([{ ref: 'main', result: 'accepted', environment: 'production' }]);
    expect(arrived('5.0.0')).toEqual(['sandbox/web-shop']);
    const repositories = local.host.sandbox.repositories().length;
    expect(reconciled()).toMatchObject([
      { result: { queued: 1, failed: 0, complete: true, spent: expect.any(Number) } },
    ]);
    // Two lists, and each repository's branches once.
    expect(reconciled()[0]?.productRequests).toBeLessThanOrEqual(2 + repositories);
    expect(await clock.pass(local, HOUR_SECONDS)).toEqual([]);
    expect(arrived('5.0.0')).toHaveLength(1);
  });

  it('has no requests left: nobody asks again before the time it names', async () => {
    const { requests } = local.host.sandbox.faults;
    requests.next({ kind: 'status', status: 429, retryAfter: '120' }, { actor: 'app' });
    expect(await push('5.1.0')).toMatchObject([
      { result: 'queued', reason: 'BITBUCKET_RATE_LIMITED' },
    ]);
    await push('5.2.0');
    expect(local.requests).toEqual([]);
    await clock.pass(local, 180);
    expect(arrived('5.2.0')).toEqual(['sandbox/web-shop']);
  });

  it('breaks off in an answer, answers HTML, gives up: tried again, sent once', async () => {
    const { requests } = local.host.sandbox.faults;
    requests.next({ kind: 'cut' }, { actor: 'app' });
    requests.next({ kind: 'html' }, { actor: 'app' });
    requests.next({ kind: 'status', status: 500 }, { actor: 'app' });
    await push('5.3.0');
    for (let n = 0; n < 4; n += 1) await clock.pass(local, 900);
    expect(arrived('5.3.0')).toEqual(['sandbox/web-shop']);
  });

  it('renames a repository: nothing is sent for it, the next document goes by the new name', async () => {
    const before = local.host.inbox.arrivals().length;
    await local.host.sandbox.renameRepository(uuidOf('web-shop'), 'store');
    await clock.pass(local, HOUR_SECONDS);
    expect(local.host.inbox.arrivals()).toHaveLength(before);
    const url = await clone.git('remote', 'get-url', 'origin');
    await clone.git('remote', 'set-url', 'origin', url.replace('/web-shop.git', '/store.git'));
    await push('5.4.0');
    expect(arrived('5.4.0')).toEqual(['sandbox/store']);
  });

  it('deletes a repository: what waits ends with the reason, and the rest goes on', async () => {
    local.host.sandbox.faults.requests.next({ kind: 'status', status: 503 }, { actor: 'app' });
    expect(await push('5.5.0')).toMatchObject([{ result: 'queued' }]);
    await local.host.sandbox.deleteRepository(uuidOf('store'));
    const lines = await clock.pass(local, 900);
    expect(lines).toMatchObject([{ result: 'failed', reason: 'BITBUCKET_REPOSITORY_GONE' }]);
    local.invocations.length = 0;
    await clock.pass(local, HOUR_SECONDS);
    expect(reconciled()).toMatchObject([{ result: { failed: 0, complete: true } }]);
    expect(arrived('5.5.0')).toEqual([]);
  });
});
