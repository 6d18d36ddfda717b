import { CALLS, type CallAnswer } from '../../src/contract/resolvers';
import { COVERAGE_STATES } from '../../src/core/coverage';
import type { WorkspaceSettings } from '../../src/core/settings';

type Answer = CallAnswer<'listCoverage'>;
export type CoverageRow = Answer['rows'][number];

const DAY = 24 * 3600_000;
const NOW = Date.parse('2026-11-20T14:03:00Z');
const PAGE = 25;

const PROBLEM = {
  code: 'DESTINATION_UNAVAILABLE',
  sentence: 'The destination did not answer properly.',
  next: 'It is retried automatically.',
};

/** Repositories in every state, with names of all lengths, hostile ones among them. */
export function manyRepositories(count = 60): CoverageRow[] {
  const states = COVERAGE_STATES.filter((state) => state !== 'excluded');
  return Array.from({ length: count }, (_, index): CoverageRow => {
    const state = states[index % states.length] ?? 'unseen';
    const name =
      index === 1
        ? `acme/${'a-repository-whose-name-nobody-would-want-to-read-aloud-'.repeat(2)}`
        : `acme/service-${String(index).padStart(3, '0')}`;
    return {
      repository: `22222222-2222-4222-8222-${String(index).padStart(12, '0')}`,
      fullName: name,
      project: index % 3 === 0 ? 'PAY' : 'WEB',
      state,
      includedByHand: false,
      ...(state === 'delivered' && { deliveredAt: NOW - index * DAY }),
      ...(state === 'stale' && { deliveredAt: NOW - (31 + index) * DAY }),
      ...(state !== 'unseen' && { at: NOW }),
      failing:
        state === 'failing'
          ? [
              { ref: 'main', problem: PROBLEM },
              { ref: '<b>next</b>', problem: PROBLEM },
            ]
          : [],
    };
  });
}

/** Answers from rows, of which some are chosen by hand in the settings. */
export function answerCoverage(
  all: readonly CoverageRow[],
  settings: WorkspaceSettings,
  payload: unknown,
): Answer {
  const { search = '', state, page } = CALLS.listCoverage.request.parse(payload);
  const rows = all.map((row): CoverageRow => {
    const isOut = settings.repositories?.excluded.includes(row.repository) === true;
    return isOut ? { ...row, state: 'excluded', excludedBy: 'hand' } : row;
  });
  const found = rows
    .filter((row) => state === undefined || row.state === state)
    .filter((row) => row.fullName.includes(search));
  const counts = COVERAGE_STATES.map((one) => [
    one,
    rows.filter((row) => row.state === one).length,
  ]);
  return {
    rows: found.slice(page * PAGE, (page + 1) * PAGE),
    total: found.length,
    counts: Object.fromEntries(counts) as Answer['counts'],
    complete: true,
  };
}
