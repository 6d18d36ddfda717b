import { describe, expect, it } from '@jest/globals';
import {
  NO_FILTER,
  toRunFilter,
  type FilterDraft,
} from '../../../../../static/app/components/history/filter-draft';
import {
  endWords,
  foundWords,
  lookedWords,
  runPreposition,
  runTitle,
} from '../../../../../static/app/components/history/run-words';

describe('the filter that the fields ask for', () => {
  it.each<[Partial<FilterDraft>, ReturnType<typeof toRunFilter>]>([
    [{}, undefined],
    [{ ref: '  ' }, undefined],
    [{ status: 'failed' }, { status: 'failed' }],
    [
      { environment: 'staging', ref: ' main ' },
      { environment: 'staging', ref: 'main' },
    ],
    [{ from: 'yesterday', to: '20.11.2026' }, undefined],
    [{ from: '2026-11-20' }, { since: new Date(2026, 10, 20).getTime() }],
    [{ to: '2026-12-31' }, { until: new Date(2027, 0, 1).getTime() - 1 }],
  ])('%j', (draft, filter) => {
    expect(toRunFilter({ ...NO_FILTER, ...draft })).toEqual(filter);
  });

  it('takes a day of 23 hours as a whole day', () => {
    const { since = 0, until = 0 } =
      toRunFilter({ ...NO_FILTER, from: '2026-03-29', to: '2026-03-29' }) ?? {};
    expect(new Date(since).getHours()).toBe(0);
    expect(new Date(until + 1).getDate()).toBe(30);
  });
});

const run = { state: 'done' as const, receivedAt: 0 };
const of = (...names: string[]) => names.map((sbom) => ({ sbom, result: 'processed' as const }));

describe('the words of the history', () => {
  it.each([
    ['Push to', { event: 'repo:push' }],
    ['Pull request created for', { event: 'pullrequest:created' }],
    ['Pull request updated for', { event: 'pullrequest:updated' }],
    ['Pull request merged into', { event: 'pullrequest:fulfilled' }],
    ['Forwarded by hand from', { event: 'repo:push', byHand: true }],
    ['Imported from', { event: 'repo:push', imported: true }],
    ['Event to', {}],
  ] as const)('%s a branch', (words, more) => {
    const one = { ...run, documents: [], ...more };
    expect(`${runTitle(one)} ${runPreposition(one)}`).toBe(words);
  });

  it.each([
    [{ runs: 1 }, false, 'One run was looked through.'],
    [{ runs: 13 }, false, 'All 13 runs were looked through.'],
    [{ runs: 500 }, true, 'Looked through 500 runs. There are older ones.'],
  ])('how far a search has come: %j', (looked, hasMore, words) => {
    expect(lookedWords(looked, hasMore)).toBe(words);
  });

  it('counts a file once, however many destinations it went to', () => {
    expect(foundWords({ ...run, documents: of('a', 'a', 'b') })).toBe('2 SBOM files');
    expect(foundWords({ ...run, documents: of('a'), omitted: 3, commit: 'abcdef0123' })).toBe(
      'At least 1 SBOM file at abcdef0',
    );
  });

  it('says how often a run was worked, where that was more than once', () => {
    expect(endWords({ ...run, documents: [], finishedAt: 1, attempts: 3 })).toMatch(
      /1970.*, after 3 attempts$/,
    );
    expect(endWords({ ...run, documents: [], finishedAt: 1, attempts: 1 })).not.toMatch('after');
    expect(endWords({ ...run, documents: [] })).toMatch('Not finished yet');
  });
});
