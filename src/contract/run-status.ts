import type { RunReport } from './report';

/**
 * How a run stands, in the words of the history. A finished one is as good as its worst document.
 * `waits-for-you`: it has come to its end, and a person can retry it. `superseded`: a newer push
 * took its place.
 */
export const RUN_STATUSES = [
  'under-way',
  'done',
  'attention',
  'waits-for-you',
  'failed',
  'not-sent',
  'superseded',
] as const;
export type RunStatus = (typeof RUN_STATUSES)[number];

type Told = Pick<RunReport, 'state' | 'documents' | 'problem' | 'spent'>;

/** The status of a run; the list shows it, and filters by it. */
export function runStatus({ state, documents, problem, spent }: Told): RunStatus {
  if (spent === true) return 'waits-for-you';
  if (problem?.code === 'RUN_SUPERSEDED') return 'superseded';
  switch (state) {
    case 'queued':
    case 'waiting':
      return 'under-way';
    case 'ignored':
      return 'not-sent';
    case 'failed':
      return 'failed';
    case 'done': {
      const results = documents.map(({ result }) => result);
      if (results.length > 0 && results.every((result) => result === 'superseded')) {
        return 'superseded';
      }
      const isBad = results.some((result) => result === 'rejected' || result === 'failed');
      return isBad ? 'attention' : 'done';
    }
  }
}
