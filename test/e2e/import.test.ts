import { expect, it } from '@jest/globals';
import { asAdmin } from './call-as';
import { startLocalHost } from './local-host';
import { movingClock } from './moving-clock';

it('an import goes on where the host was stopped, and brings each SBOM that was there, once', async () => {
  const clock = movingClock();
  const first = await startLocalHost();
  let local = first;
  try {
    const { repositories } = await asAdmin(local, 'planImport', { choice: { kind: 'all' } });
    expect(repositories).toBe(local.host.sandbox.repositories().length);
    expect(local.host.inbox.arrivals()).toEqual([]);
    const { import: begun } = await asAdmin(local, 'startImport', { choice: { kind: 'all' } });
    await first.host.stop();

    local = await startLocalHost({ dataDirectory: first.dataDirectory });
    local.requests.length = 0;
    await local.settled();
    for (let turn = 0; turn < 10 && (await look()).phase === 'running'; turn += 1) {
      await clock.pass(local, 20);
    }
    const done = await look();
    expect(done).toMatchObject({ id: begun.id, phase: 'done', open: 0, failures: [] });
    expect(done.counts).toMatchObject({ done: repositories, failed: 0 });
    const arrived = local.host.inbox
      .arrivals()
      .map(({ product, environment }) => `${product} ${environment}`);
    expect(arrived).toHaveLength(done.counts.sboms);
    expect(new Set(arrived).size).toBe(arrived.length);
    expect(arrived).toContain('sandbox/web-shop production');
    // Nothing is said of commits that were pushed long before.
    const said = local.requests.filter(({ method }) => method !== 'GET');
    expect(said).toEqual([]);

    const { entries } = await asAdmin(local, 'listAudit', {});
    expect(entries[0]).toMatchObject({ action: 'start-import' });
  } finally {
    clock.restore();
    await local.end();
  }

  async function look() {
    const { import: view } = await asAdmin(local, 'getImport', {});
    if (view === undefined) throw new Error('There is no import.');
    return view;
  }
});
