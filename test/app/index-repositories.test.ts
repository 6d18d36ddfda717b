import { describe, expect, it } from '@jest/globals';
import { createIndexRepositories } from '../../src/app/index-repositories';
import { BridgeError } from '../../src/core/errors';
import { createHarness, WORKSPACE } from './harness';

const START = 1_700_000_000_000;

function rows(count: number) {
  return Array.from({ length: count }, (_, n) => ({
    uuid: `22222222-2222-4222-8222-${String(n).padStart(12, '0')}`,
    fullName: `acme/shop-${String(n)}`,
    mainBranch: 'main',
    updatedAt: START + (count - n) * 1000,
  }));
}

describe('the index of repositories', () => {
  it('knows the names of all, the branches and models of the busiest, within its budget', async () => {
    const repositories = rows(250);
    const app = await createHarness({ repositories });
    const report = await createIndexRepositories(app)(WORKSPACE);
    expect(report).toEqual({ seen: 250, stored: 250, spent: 52 });
    expect(app.requests).toHaveLength(52);
    const facts = await app.factsStore.getMany(repositories.map(({ uuid }) => uuid));
    expect(facts.every((known) => known !== undefined)).toBe(true);
    const having = (name: 'model' | 'baselineAt') =>
      facts.flatMap((known, n) => (known?.[name] === undefined ? [] : [n]));
    expect(having('baselineAt')).toEqual([...Array(25).keys()]);
    expect(having('model')).toEqual([...Array(24).keys()]);
    expect(await app.factsStore.indexMark()).toBeUndefined();
  });

  it('goes on where its budget ended it', async () => {
    const repositories = rows(900);
    const limits = () => ({ limit: 60, near: false });
    const app = await createHarness({ repositories, limits });
    const index = createIndexRepositories(app);
    const reports = [await index(WORKSPACE), await index(WORKSPACE), await index(WORKSPACE)];
    for (const { spent } of reports) expect(spent).toBeLessThanOrEqual(6);
    expect(reports.map(({ stopped }) => stopped)).toEqual(['budget', 'budget', undefined]);
    const facts = await app.factsStore.getMany(repositories.map(({ uuid }) => uuid));
    expect(facts.every((known) => known !== undefined)).toBe(true);
  });

  it('notes once where branches stood, without those that were pushed since the installation', async () => {
    const [row] = rows(1);
    if (row === undefined) throw new Error('No row.');
    const branches = [
      { name: 'main', hash: 'a'.repeat(40), date: START - 5000 },
      { name: 'fresh', hash: 'b'.repeat(40), date: START },
    ];
    const app = await createHarness({ repositories: [row], branches });
    // Commits say whole seconds.
    await app.factsStore.saveMarks({ installedAt: START + 999 });
    const index = createIndexRepositories(app);
    await index(WORKSPACE);
    branches.splice(0, 1, { name: 'main', hash: 'c'.repeat(40), date: START + 60_000 });
    app.time.now += 24 * 3600_000;
    await index(WORKSPACE);
    expect(await app.runs.baseline(row.uuid)).toEqual({
      at: START,
      branches: { main: 'a'.repeat(40) },
      complete: true,
    });
  });

  it('is not ended by a model that cannot be read', async () => {
    const app = await createHarness({ repositories: rows(3) });
    app.failNext('branching-model', new BridgeError('BITBUCKET_UNAVAILABLE'));
    expect(await createIndexRepositories(app)(WORKSPACE)).toMatchObject({ stored: 3 });
  });

  it('keeps what it has where Bitbucket fails, and does nothing while its limit is spent', async () => {
    const app = await createHarness({ repositories: rows(1) });
    const index = createIndexRepositories(app);
    app.failNext('repositories', new BridgeError('BITBUCKET_RATE_LIMITED'));
    expect(await index(WORKSPACE)).toMatchObject({ seen: 0, stopped: 'BITBUCKET_RATE_LIMITED' });
    expect(await index(WORKSPACE)).toMatchObject({ spent: 0, stopped: 'BITBUCKET_RATE_LIMITED' });
    app.time.now += 300_000;
    expect(await index(WORKSPACE)).toEqual({ seen: 1, stored: 1, spent: 3 });
  });
});
