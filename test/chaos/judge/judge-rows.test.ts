import { describe, expect, it } from '@jest/globals';
import { judgeRows, type HistoryRow, type ToldPush } from './judge-rows';

const ref = { type: 'branch', name: 'main' } as const;
const row = (commit: string, over: Partial<HistoryRow> = {}): HistoryRow => ({
  ...{ runId: commit, slug: 'shop', event: 'repo:push', ref, commit, state: 'done' },
  ...over,
});
const told = (after: string, identity = after): ToldPush => ({
  slug: 'shop',
  ref,
  after,
  identity,
});
const pushes = ['a', 'b'].map((after, index) => ({ number: index + 1, slug: 'shop', ref, after }));
const CLEAN = { missing: [], reconciled: 0, unfinished: [], unknown: [] };

describe('judgeRows', () => {
  it('wants a row for each event, and one for an event that came twice', () => {
    const rows = [row('a'), row('b')];
    const found = judgeRows(rows, [told('a'), told('b'), told('b')], pushes);
    expect(found).toEqual({ ...CLEAN, rows: 2 });
  });

  it('misses the row of an event', () => {
    const found = judgeRows([row('a')], [told('a'), told('b')], pushes);
    expect(found).toEqual({ ...CLEAN, rows: 1, missing: [told('b')] });
  });

  it('misses the second row of a commit that was pushed twice', () => {
    const again = told('a', 'later');
    const twice = [...pushes, { number: 3, slug: 'shop', ref, after: 'a' }];
    expect(judgeRows([row('a')], [told('a'), again], twice).missing).toEqual([again]);
  });

  it('wants one row of a push that was noted again, since a kill undid the first note', () => {
    const found = judgeRows([row('a')], [told('a'), told('a', 'later')], pushes);
    expect(found).toEqual({ ...CLEAN, rows: 1 });
  });

  it('counts what reconciliation found without an event', () => {
    expect(judgeRows([row('a'), row('b')], [told('a')], pushes)).toEqual({
      ...CLEAN,
      rows: 2,
      reconciled: 1,
    });
  });

  it('sees rows that are not final, and rows of pushes that git does not know', () => {
    const open = row('a', { state: 'waiting' });
    const strange = row('c');
    const found = judgeRows([open, strange], [told('a'), told('c')], pushes);
    expect(found).toMatchObject({ unfinished: [open], unknown: [strange] });
  });
});
