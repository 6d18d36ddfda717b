import { describe, expect, it } from '@jest/globals';
import { createIndexRepositories } from '../../src/app/index-repositories';
import { createReconcile } from '../../src/app/reconcile';
import { BridgeError } from '../../src/core/errors';
import { START, HOUR } from './flows';
import { A, createHarness, REPOSITORY, WORKSPACE } from './harness';

describe('one repository with a thousand branches of long names', () => {
  const OTHER = '33333333-3333-4333-8333-333333333333';
  async function withLongNames() {
    const branches = Array.from({ length: 1000 }, (_, n) => ({
      name: `feature/${String(n)}-${'x'.repeat(200)}`,
      hash: A,
      date: START - 24 * HOUR,
    }));
    const row = { fullName: 'acme/shop', mainBranch: 'main' };
    const app = await createHarness({
      files: {},
      branches,
      repositories: [
        { ...row, uuid: REPOSITORY, updatedAt: START + 2 },
        { ...row, uuid: OTHER, fullName: 'acme/other', updatedAt: START + 1 },
      ],
    });
    await app.runs.forgetHeads(REPOSITORY);
    await app.factsStore.forget(REPOSITORY);
    await app.factsStore.saveMarks({ installedAt: START });
    const { set } = app.kv;
    app.kv.set = (item) =>
      Buffer.byteLength(JSON.stringify(item.value)) > 240 * 1024
        ? Promise.reject(new BridgeError('STORAGE_FAILED'))
        : set(item);
    return app;
  }
  it('does not keep the index from the others', async () => {
    const app = await withLongNames();
    for (let day = 0; day < 5; day += 1) {
      app.time.now += 24 * HOUR;
      await createIndexRepositories(app)(WORKSPACE).catch(() => undefined);
    }
    expect(await app.factsStore.get(OTHER)).toBeDefined();
  });
  it('nor reconciliation', async () => {
    const app = await withLongNames();
    const seen: string[] = [];
    const { both } = app.settings;
    app.settings.both = (uuid) => {
      seen.push(uuid);
      return both(uuid);
    };
    for (let day = 0; day < 5; day += 1) {
      app.time.now += 24 * HOUR;
      await createReconcile(app)(WORKSPACE).catch(() => undefined);
    }
    expect(seen).toContain(OTHER);
  });
});
