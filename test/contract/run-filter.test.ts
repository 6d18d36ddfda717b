import { describe, expect, it } from '@jest/globals';
import type { RunReport } from '../../src/contract/report';
import { fitsFilter, type RunFilter } from '../../src/contract/run-filter';
import { runStatus, type RunStatus } from '../../src/contract/run-status';

const done: RunReport = { state: 'done', documents: [], receivedAt: 100 };
const with_ = (...results: RunReport['documents'][number]['result'][]): RunReport => ({
  ...done,
  documents: results.map((result) => ({ sbom: 'bom.json', result })),
});
const problem = { code: 'RUN_SUPERSEDED', sentence: '', next: '' };

describe('the status of a run', () => {
  it.each<[RunStatus, RunReport]>([
    ['under-way', { ...done, state: 'queued' }],
    ['under-way', { ...done, state: 'waiting' }],
    ['done', done],
    ['done', with_('processed', 'unchanged')],
    ['done', with_('accepted', 'superseded')],
    ['attention', with_('processed', 'rejected')],
    ['attention', with_('failed')],
    ['waits-for-you', { ...with_('failed'), spent: true }],
    ['waits-for-you', { ...done, state: 'failed', spent: true }],
    ['failed', { ...done, state: 'failed' }],
    ['not-sent', { ...done, state: 'ignored' }],
    ['superseded', { ...done, state: 'ignored', problem }],
    ['superseded', with_('superseded', 'superseded')],
  ])('is %s', (status, run) => {
    expect(runStatus(run)).toBe(status);
  });
});

describe('the filter of the history', () => {
  const run: RunReport = { ...done, ref: 'release/2.4', environment: 'Staging' };
  it.each<[boolean, RunFilter]>([
    [true, {}],
    [true, { status: 'done', environment: 'staging', ref: 'RELEASE', since: 100, until: 100 }],
    [false, { status: 'failed' }],
    [false, { environment: 'stag' }],
    [false, { ref: 'main' }],
    [false, { since: 101 }],
    [false, { until: 99 }],
  ])('%s for %j', (fits, filter) => {
    expect(fitsFilter(run, filter)).toBe(fits);
  });

  it('finds no environment or branch in a run that has none', () => {
    expect(fitsFilter(done, { environment: 'staging' })).toBe(false);
    expect(fitsFilter(done, { ref: 'm' })).toBe(false);
  });
});
