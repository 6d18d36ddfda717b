import type { CallAnswer } from '../../../../src/contract/resolvers';
import { plural } from '../plural';

export type CoverageAnswer = CallAnswer<'listCoverage'>;
export type CoverageRow = CoverageAnswer['rows'][number];
export type CoverageState = CoverageRow['state'];

interface StateWords {
  readonly label: string;
  readonly appearance: 'success' | 'moved' | 'removed' | 'inprogress' | 'default';
  readonly meaning: string;
}

const WORDS: Readonly<Record<CoverageState, StateWords>> = {
  delivered: {
    label: 'Delivered',
    appearance: 'success',
    meaning: 'A destination holds its SBOM.',
  },
  stale: {
    label: 'Stale',
    appearance: 'moved',
    meaning: 'It is still pushed to, but no SBOM was delivered for 30 days.',
  },
  failing: {
    label: 'Failing',
    appearance: 'removed',
    meaning: 'An SBOM did not arrive.',
  },
  found: {
    label: 'Not delivered',
    appearance: 'inprogress',
    meaning: 'An SBOM was found, but not sent so far.',
  },
  'no-sbom': {
    label: 'No SBOM',
    appearance: 'default',
    meaning: 'No SBOM was found on a branch that a rule sends.',
  },
  unseen: {
    label: 'No push yet',
    appearance: 'default',
    meaning: 'Nothing was pushed to a branch that a rule sends since SBOM Bridge was installed.',
  },
  excluded: {
    label: 'Excluded',
    appearance: 'default',
    meaning: 'Nothing is sent from it.',
  },
};

/** In the order in which they are offered. */
export const STATES: readonly CoverageState[] = [
  'failing',
  'stale',
  'found',
  'no-sbom',
  'unseen',
  'delivered',
  'excluded',
];

export function stateWords(state: CoverageState): StateWords {
  return WORDS[state];
}

const EXCLUDED_BY: Readonly<Record<NonNullable<CoverageRow['excludedBy']>, string>> = {
  hand: 'Excluded by hand.',
  rule: 'Excluded by its project or name.',
  repository: 'Forwarding is switched off in its own settings.',
};

/** One line on why a repository is in its state, and the code of what went wrong. */
export function reasonOf({ state, excludedBy, failing }: CoverageRow): {
  readonly line: string;
  readonly code?: string;
} {
  if (excludedBy !== undefined) return { line: EXCLUDED_BY[excludedBy] };
  const [first, ...others] = failing;
  if (first === undefined) return { line: WORDS[state].meaning };
  const { code, sentence, next } = first.problem;
  const more =
    others.length === 0
      ? ''
      : ` ${plural(others.length, 'other branch fails', 'other branches fail')} too.`;
  return { line: `${first.ref}: ${sentence} ${next}${more}`, code };
}
