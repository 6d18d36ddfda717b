import { describe, expect, it } from '@jest/globals';
import { createReconcile } from '../../src/app/reconcile';
import type {
  OpenBitbucket,
  RepositoryRow,
  SourceRepository,
} from '../../src/core/bitbucket-ports';
import { BridgeError } from '../../src/core/errors';
import type { FakeContent } from '../fakes/fake-bitbucket';
import { createHarness, WORKSPACE } from './harness';

const HOUR = 3600_000;
const START = 1_700_000_000_000;

/** Most recently updated first, made in the opposite order; `apart` milliseconds between them. */
function rows(count: number, apart = 1000): RepositoryRow[] {
  return Array.from({ length: count }, (_, n) => ({
    uuid: `22222222-2222-4222-8222-${String(n).padStart(12, '0')}`,
    fullName: `acme/shop-${String(n)}`,
    mainBranch: 'main',
    updatedAt: START + (count - n) * apart,
    createdAt: START - n * HOUR,
  }));
}

async function setUp(content: Partial<FakeContent>) {
  const app = await createHarness({ branches: [], ...content });
  await app.factsStore.saveMarks({ installedAt: START });
  const looked: string[] = [];
  const openBitbucket: OpenBitbucket = (mayAsk) => {
    const session = app.openBitbucket(mayAsk);
    const branches: SourceRepository['branches'] = async (id) => {
      const found = await session.source.branches(id);
      looked.push(id.uuid);
      return found;
    };
    return { ...session, source: { ...session.source, branches } };
  };
  const reconcile = createReconcile({ ...app, openBitbucket });
  return {
    ...app,
    looked,
    /** One pass, an hour later; how many requests it made, as Bitbucket counts them. */
    async pass(later = HOUR) {
      app.time.now += later;
      const before = app.requests.length;
      const report = await reconcile(WORKSPACE);
      return { ...report, requests: app.requests.length - before };
    },
  };
}

describe('the budget of a reconciliation', () => {
  it('is a tenth of the hour, never more, and each pass goes on where the last one was cut', async () => {
    const app = await setUp({ repositories: rows(5000) });
    const passes = [];
    for (let n = 0; n < 3; n += 1) passes.push(await app.pass());
    for (const { requests, spent } of passes) {
      expect(requests).toBeLessThanOrEqual(100);
      expect(spent).toBe(requests);
    }
    expect(passes.map(({ looked, complete }) => [looked > 90, complete])).toEqual([
      [true, false],
      [true, false],
      [true, false],
    ]);
    // Nobody is looked at twice as long as others wait.
    expect(new Set(app.looked).size).toBe(app.looked.length);
    expect((await app.factsStore.marks()).reconciledAt).toBeUndefined();
  });

  it('covers in two passes what one could not', async () => {
    const repositories = rows(150);
    const app = await setUp({ repositories });
    const first = await app.pass();
    const second = await app.pass();
    expect([first.complete, second.complete]).toEqual([false, true]);
    expect(new Set(app.looked).size).toBe(repositories.length);
    expect((await app.factsStore.marks()).reconciledAt).toBe(START + HOUR);
  });

  it('loses nobody where all were updated in the same millisecond', async () => {
    const repositories = rows(150, 0);
    const app = await setUp({ repositories });
    await app.pass();
    expect((await app.pass()).complete).toBe(true);
    expect(new Set(app.looked).size).toBe(repositories.length);
  });

  it.each([
    [10_000, 400],
    [2000, 200],
    [200, 20],
    [60, 6],
  ])('follows a limit of %d an hour: %d requests', async (limit, most) => {
    const app = await setUp({ repositories: rows(1000), limits: () => ({ limit, near: false }) });
    const { requests, looked } = await app.pass();
    expect(requests).toBeLessThanOrEqual(most);
    expect([requests > most / 2, looked > 0]).toEqual([true, true]);
  });

  it('stops at the first answer that says the limit is near, and goes on later', async () => {
    let near = true;
    const app = await setUp({ repositories: rows(3), limits: () => ({ near }) });
    expect(await app.pass()).toMatchObject({ requests: 1, looked: 0, complete: false });
    near = false;
    expect(await app.pass()).toMatchObject({ looked: 3, complete: true });
  });

  it('shares one budget where the schedule fires twice', async () => {
    const app = await setUp({ repositories: rows(500) });
    const first = await app.pass();
    const second = await app.pass(60_000);
    expect(first.requests + second.requests).toBeLessThanOrEqual(100);
  });

  it('asks nothing while the workspace waits for its limit, and makes it wait after a 429', async () => {
    const app = await setUp({ repositories: rows(3) });
    app.failNext(
      'branches',
      new BridgeError('BITBUCKET_RATE_LIMITED', { retryAfterSeconds: 7200 }),
    );
    expect(await app.pass()).toMatchObject({ requests: 2, stopped: 'BITBUCKET_RATE_LIMITED' });
    expect((await app.holds.get()).bitbucketUntil).toBe(app.time.now + 7200_000);
    expect(await app.pass()).toMatchObject({ requests: 0, complete: false });
    expect(await app.pass(2 * HOUR)).toMatchObject({ looked: 3, complete: true });
  });

  it('waits five minutes where a 429 names no time', async () => {
    const app = await setUp({ repositories: rows(1) });
    app.failNext('repositories', new BridgeError('BITBUCKET_RATE_LIMITED'));
    await app.pass();
    expect((await app.holds.get()).bitbucketUntil).toBe(app.time.now + 300_000);
  });
});

describe('a repository that cannot be looked at', () => {
  it.each(['BITBUCKET_FORBIDDEN', 'BITBUCKET_REPOSITORY_GONE'] as const)(
    'is left out: %s',
    async (code) => {
      const app = await setUp({ repositories: rows(3) });
      app.failNext('branches', new BridgeError(code));
      expect(await app.pass()).toMatchObject({ looked: 2, failed: 1, complete: true });
      expect(await app.factsStore.marks()).not.toHaveProperty('again');
    },
  );

  it('does not end the pass, and comes first in the next one', async () => {
    const app = await setUp({ repositories: rows(3) });
    app.failNext('branches', new BridgeError('BITBUCKET_TOO_BIG'));
    expect(await app.pass()).toMatchObject({ looked: 2, failed: 1, complete: true });
    app.looked.length = 0;
    await app.pass();
    expect(app.looked[0]).toBe(rows(3)[0]?.uuid);
    expect(await app.factsStore.marks()).not.toHaveProperty('again');
  });

  it('ends the pass as the third in a row; the next one goes on there', async () => {
    const app = await setUp({ repositories: rows(5) });
    const down = () => new BridgeError('BITBUCKET_UNAVAILABLE');
    app.failNext('branches', down(), down(), down());
    expect(await app.pass()).toMatchObject({ looked: 0, stopped: 'BITBUCKET_UNAVAILABLE' });
    expect((await app.factsStore.marks()).again).toHaveLength(2);
    expect(await app.pass()).toMatchObject({ looked: 5, complete: true });
    expect(new Set(app.looked).size).toBe(5);
  });

  it('loses its place to those behind it where it alone takes more than the budget', async () => {
    const app = await setUp({ repositories: rows(2), limits: () => ({ limit: 30, near: false }) });
    expect(await app.pass()).toMatchObject({ requests: 3 });
    await app.pass();
    await app.pass();
    expect(new Set(app.looked).size).toBe(2);
  });

  it('is not told from the rest where the store fails: nothing is marked as looked at', async () => {
    const app = await setUp({ repositories: rows(2) });
    const heads = () => Promise.reject(new BridgeError('STORAGE_FAILED'));
    const reconcile = createReconcile({ ...app, runs: { ...app.runs, heads } });
    app.time.now += HOUR;
    await expect(reconcile(WORKSPACE)).rejects.toThrow(BridgeError);
    expect(await app.factsStore.marks()).toEqual({ installedAt: START });
  });
});

describe('the slow round', () => {
  it('compares every repository once before any a second time', async () => {
    const repositories = rows(60).map((row) => ({ ...row, updatedAt: START - 500 * HOUR }));
    const app = await setUp({ repositories });
    await app.factsStore.saveMarks({ installedAt: START, reconciledAt: START });
    const counts: number[] = [];
    for (let n = 0; n < 4; n += 1) counts.push((await app.pass()).looked);
    expect(counts.reduce((a, b) => a + b, 0)).toBeGreaterThanOrEqual(60);
    expect(Math.max(...counts)).toBeLessThanOrEqual(20);
    expect(new Set(app.looked.slice(0, 60)).size).toBe(60);
    expect(app.looked[0]).toBe(repositories.at(-1)?.uuid);
  });
});
