import { describe, expect, it } from '@jest/globals';
import { countWaiting } from '../../src/app/count-waiting';
import { findRuns } from '../../src/app/find-runs';
import type { Run } from '../../src/core/run';
import type { Page } from '../../src/core/stores';

const OTHER = 'other';

/** Runs 0, 1, 2 …, the newest first, received at their number; each tenth is of `other`. */
function runsOf(count: number): Run[] {
  return Array.from({ length: count }, (_, index) => {
    const event = { repository: index % 10 === 0 ? OTHER : 'own' };
    return { id: String(index), receivedAt: count - index, event } as Run;
  });
}

function storeOf(runs: readonly Run[]) {
  const requests: number[] = [];
  const read = (limit: number, cursor?: string, until = Infinity): Promise<Page<Run>> => {
    requests.push(limit);
    const rows = runs.filter(({ receivedAt }) => receivedAt <= until);
    const from = Number(cursor ?? 0);
    const more = from + limit < rows.length;
    const values = rows.slice(from, from + limit);
    return Promise.resolve({ values, ...(more && { cursor: String(from + limit) }) });
  };
  return {
    requests,
    page: (_repository: string, limit: number, cursor?: string, until?: number) =>
      read(limit, cursor, until),
    spent: read,
  };
}

const isOther = ({ event }: Run) => event.repository === OTHER;

describe('finding runs', () => {
  it('stops at the page that brings enough, and goes on there', async () => {
    const store = storeOf(runsOf(1000));
    const first = await findRuns(store, 'own', 25, { fits: isOther });
    expect(first.runs).toHaveLength(25);
    expect(first.looked).toEqual({ runs: 250, backTo: 751 });
    const second = await findRuns(store, 'own', 25, { fits: isOther, cursor: first.cursor });
    expect(second.runs.map(({ id }) => id)).toEqual(
      Array.from({ length: 25 }, (_, index) => String(250 + index * 10)),
    );
  });

  it('finds each of a thousand once, page by page', async () => {
    const store = storeOf(runsOf(1000));
    const ids: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await findRuns(store, 'own', 25, { fits: isOther, cursor });
      ids.push(...page.runs.map(({ id }) => id));
      cursor = page.cursor;
    } while (cursor !== undefined);
    expect(new Set(ids).size).toBe(100);
    expect(ids).toHaveLength(100);
  });

  it('looks through five hundred in one call where nothing fits', async () => {
    const store = storeOf(runsOf(1000));
    const page = await findRuns(store, 'own', 25, { fits: () => false });
    expect(page).toEqual({ runs: [], cursor: '500', looked: { runs: 500, backTo: 501 } });
    expect(store.requests).toHaveLength(10);
  });

  it('reads no further back than the first day that is wanted, and nothing newer than the last', async () => {
    const store = storeOf(runsOf(1000));
    const page = await findRuns(store, 'own', 25, { since: 890, until: 900, fits: () => true });
    expect(page.runs.map(({ receivedAt }) => receivedAt)).toEqual([
      900, 899, 898, 897, 896, 895, 894, 893, 892, 891, 890,
    ]);
    expect(page).not.toHaveProperty('cursor');
    expect(store.requests).toHaveLength(1);
  });
});

describe('counting what waits', () => {
  it.each([
    [0, 0, false],
    [95, 10, false],
    [1000, 50, true],
  ])('of %i in the workspace', async (all, waiting, mayBeMore) => {
    const store = storeOf(runsOf(all));
    expect(await countWaiting(store, OTHER)).toEqual({ waiting, mayBeMore });
  });
});
