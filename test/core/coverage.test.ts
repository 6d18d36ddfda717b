import { describe, expect, it } from '@jest/globals';
import { coverageState, type Coverage } from '../../src/core/coverage';
import { coverageAfter } from '../../src/core/coverage-after';
import type { ErrorCode } from '../../src/core/errors';
import type { DocumentOutcome, Run, RunOutcome } from '../../src/core/run';

const DAY = 24 * 3600_000;

function runOf(outcome: Partial<RunOutcome>, ref = 'main'): Run {
  return {
    id: ref,
    event: {
      name: 'repo:push',
      workspace: 'w',
      repository: 'r',
      at: 1,
      ref: { type: 'branch', name: ref },
      after: 'b',
      forced: false,
    },
    state: 'done',
    receivedAt: 1,
    attempts: 1,
    dueAt: 1,
    outcome: { kind: 'worked', documents: [], environment: 'production', ...outcome },
  };
}
/** No rule named its branch. */
function unmapped(run: Run): Run {
  const { environment: _, ...outcome } = run.outcome ?? { kind: 'ignored', documents: [] };
  return { ...run, outcome };
}
function document(result: DocumentOutcome['result'], code?: ErrorCode): DocumentOutcome {
  return { path: 'bom.json', findings: [], result, ...(code && { error: { code } }) };
}
const ignored = (code: ErrorCode): Partial<RunOutcome> => ({ kind: 'ignored', reason: { code } });
const failed = (code: ErrorCode): Partial<RunOutcome> => ({ kind: 'failed', reason: { code } });
const refused = { documents: [document('rejected', 'DESTINATION_REFUSED')] };

/** After runs one after the other, an hour apart. */
function after(...runs: readonly Run[]): Coverage | undefined {
  return runs.reduce<Coverage | undefined>(
    (before, run, index) => coverageAfter(before, run, (index + 1) * 3600_000) ?? before,
    undefined,
  );
}

describe('what runs come to', () => {
  it.each([
    ['nothing', [], 'unseen'],
    ['a branch that no rule names', [unmapped(runOf(ignored('RUN_NO_RULE')))], 'unseen'],
    ['a push that another took the place of', [runOf(ignored('RUN_SUPERSEDED'))], 'unseen'],
    ['a repository that is gone', [runOf(failed('BITBUCKET_REPOSITORY_GONE'))], 'unseen'],
    ['no SBOM', [runOf(ignored('RUN_NO_SBOM_FOUND'))], 'no-sbom'],
    [
      'an SBOM of an open pull request',
      [runOf({ ...ignored('RUN_CHECKED_ONLY'), documents: [document('ignored')] })],
      'found',
    ],
    ['a delivery', [runOf({ documents: [document('accepted')] })], 'delivered'],
    ['what is there already', [runOf({ documents: [document('unchanged')] })], 'delivered'],
    ['a refusal', [runOf(refused)], 'failing'],
    [
      'one of two destinations',
      [runOf({ documents: [document('accepted'), document('failed')] })],
      'failing',
    ],
    ['a run that failed as a whole', [runOf(failed('BITBUCKET_UNAVAILABLE'))], 'failing'],
    [
      'a refusal that was mended',
      [runOf(refused), runOf({ documents: [document('accepted')] })],
      'delivered',
    ],
    [
      'a refusal, then a push without an SBOM',
      [runOf(refused), runOf(ignored('RUN_NO_SBOM_CHANGED'))],
      'failing',
    ],
    [
      'a refusal, and a delivery of another branch',
      [runOf(refused), runOf({ documents: [document('accepted')] }, 'next')],
      'failing',
    ],
    [
      'a delivery, then no SBOM',
      [runOf({ documents: [document('accepted')] }), runOf(ignored('RUN_NO_SBOM_FOUND'))],
      'delivered',
    ],
  ] as const)('%s', (_what, runs, expected) => {
    expect(coverageState(after(...runs))).toBe(expected);
  });

  it('is stale once pushes go on for a month without a delivery', () => {
    const delivered = coverageAfter(undefined, runOf({ documents: [document('accepted')] }), 0);
    const later = (days: number) =>
      coverageState(coverageAfter(delivered, runOf(ignored('RUN_NO_SBOM_CHANGED')), days * DAY));
    expect(later(30)).toBe('delivered');
    expect(later(31)).toBe('stale');
  });

  it('names the newest of many branches that fail', () => {
    const runs = Array.from({ length: 12 }, (_, index) => runOf(refused, `b${String(index)}`));
    const { failing = [] } = after(...runs) ?? {};
    expect(failing).toHaveLength(10);
    expect(failing[0]).toMatchObject({ ref: 'b11', code: 'DESTINATION_REFUSED' });
  });
});
