import { describe, expect, it } from '@jest/globals';
import { createListAudit } from '../../src/app/list-audit';
import { createReadHealth } from '../../src/app/read-health';
import { createReconcile } from '../../src/app/reconcile';
import { BridgeError } from '../../src/core/errors';
import { B, bom, createHarness, pushEvent, REPOSITORY, WORKSPACE } from './harness';

const content = {
  files: { [B]: { 'bom.json': bom('1.0.0') } },
  branches: [{ name: 'main', hash: B, date: 1 }],
};

describe('the health of a workspace', () => {
  it('counts what is queued, waits and is spent', async () => {
    const app = await createHarness(content);
    const health = createReadHealth(app);
    expect(await health()).toMatchObject({ queued: { count: 0, atLeast: false }, held: [] });

    app.destination.faults.push({ error: new BridgeError('DESTINATION_TIMEOUT'), arrives: false });
    await app.take(pushEvent({ before: null }));
    await app.acceptEvent(pushEvent({ ref: 'next', at: 2_000 }), WORKSPACE);
    const now = await health();
    expect(now).toMatchObject({
      queued: { count: 1, atLeast: false },
      waiting: { count: 1, atLeast: false },
      spent: { count: 0, atLeast: false },
      oldestAt: app.time.now,
    });
    expect(now.held).toEqual([
      { id: 'interlynk', name: 'Interlynk', until: expect.any(Number), failures: 3 },
    ]);
    expect(now.held[0]?.until).toBeGreaterThan(app.time.now);
  });

  it('says so where there is more than it counts', async () => {
    const app = await createHarness(content);
    for (let index = 0; index < 101; index += 1) {
      await app.acceptEvent(pushEvent({ ref: `b${String(index)}` }), WORKSPACE);
    }
    expect(await createReadHealth(app)()).toMatchObject({ queued: { count: 100, atLeast: true } });
  });

  it('keeps what the last reconciliation met', async () => {
    const app = await createHarness({
      ...content,
      limits: () => ({ limit: 5000, near: false }),
    });
    app.time.now += 3600_000;
    await createReconcile(app)(WORKSPACE);
    const { marks } = await createReadHealth(app)();
    expect(marks.pass).toMatchObject({ at: app.time.now, limit: 5000, near: false });
    expect(marks.pass?.stopped).toBeUndefined();

    app.time.now += 3600_000;
    app.failNext('repositories', new BridgeError('BITBUCKET_RATE_LIMITED'));
    await createReconcile(app)(WORKSPACE);
    const after = await createReadHealth(app)();
    expect(after.marks.pass).toMatchObject({ stopped: 'BITBUCKET_RATE_LIMITED' });
    expect(after.bitbucketUntil).toBeGreaterThan(app.time.now);
  });
});

describe('the audit log', () => {
  const people = { names: () => Promise.resolve(new Map([['admin', 'Ada']])) };

  it('holds the changes of workspace and repositories, newest first, with names', async () => {
    const app = await createHarness(content);
    app.time.now += 1000;
    await app.saveSettings.repository(REPOSITORY, { enabled: false, rules: [] }, 0, 'admin');
    app.time.now += 1000;
    await app.saveSettings.secret('interlynk', 'hidden', 'somebody');
    const { values } = await createListAudit({ ...app, people })(WORKSPACE);
    expect(values.slice(0, 2)).toMatchObject([
      { name: undefined, repository: undefined, entry: { action: 'save-secret' } },
      { name: 'Ada', repository: 'acme/shop', entry: { changed: ['enabled'] } },
    ]);
    expect(JSON.stringify(values)).not.toContain('hidden');
  });

  it('comes in pages', async () => {
    const app = await createHarness(content);
    for (let revision = 0; revision < 30; revision += 1) {
      app.time.now += 1000;
      await app.saveSettings.repository(REPOSITORY, { enabled: true, rules: [] }, revision, 'a');
    }
    const list = createListAudit({ ...app, people });
    const first = await list(WORKSPACE);
    const second = await list(WORKSPACE, first.cursor);
    const ids = [...first.values, ...second.values].map(({ entry }) => entry.id);
    expect(first.values).toHaveLength(25);
    expect(new Set(ids).size).toBe(32);
    expect(second.cursor).toBeUndefined();
  });

  it('shows ids where Bitbucket tells no names, and hides no other failure', async () => {
    const app = await createHarness(content);
    const failing = (error: Error) =>
      createListAudit({ ...app, people: { names: () => Promise.reject(error) } })(WORKSPACE);
    const { values } = await failing(new BridgeError('BITBUCKET_FORBIDDEN'));
    expect(values[0]).toMatchObject({ name: undefined, entry: { accountId: 'admin' } });
    await expect(failing(new TypeError('a bug'))).rejects.toThrow('a bug');
  });
});
