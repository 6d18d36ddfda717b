import { describe, expect, it } from '@jest/globals';
import { isSpent, mayStillArrive } from '../../../src/core/delivery/is-spent';
import type { DocumentOutcome, RunOutcome } from '../../../src/core/run';

const document = (
  result: DocumentOutcome['result'],
  code?: NonNullable<DocumentOutcome['error']>['code'],
): DocumentOutcome => ({
  path: 'bom.json',
  findings: [],
  result,
  ...(code && { error: { code } }),
});

describe('what may still arrive', () => {
  it.each([
    [document('accepted'), false],
    [document('unchanged'), false],
    [document('failed', 'DESTINATION_UNAVAILABLE'), true],
    [document('rejected', 'DESTINATION_TOKEN_REFUSED'), true],
    [document('rejected', 'DESTINATION_ENVIRONMENT'), true],
    [document('rejected', 'DESTINATION_PROJECT_MISSING'), true],
    [document('rejected', 'DESTINATION_REFUSED'), false],
    [document('rejected', 'SBOM_INVALID'), false],
    // Listed at the commit a moment before, so it is there.
    [document('rejected', 'BITBUCKET_NOT_FOUND'), true],
  ])('%j: %s', (outcome, expected) => {
    expect(mayStillArrive(outcome)).toBe(expected);
    const run: RunOutcome = { kind: 'worked', documents: [outcome] };
    expect(isSpent(run)).toBe(expected);
  });
});

describe('a run that failed as a whole', () => {
  it.each([
    ['BITBUCKET_FORBIDDEN', true],
    ['BITBUCKET_REPOSITORY_GONE', false],
    ['BITBUCKET_COMMIT_NOT_FOUND', false],
  ] as const)('by %s waits for a person: %s', (code, expected) => {
    expect(isSpent({ kind: 'failed', reason: { code }, documents: [] })).toBe(expected);
  });
});
