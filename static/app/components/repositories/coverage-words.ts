import type { CallAnswer } from '../../../../src/contract/resolvers';

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
    meaning: 'Pushes go on, yet no SBOM was delivered for 30 days.',
  },
  failing: {
    label: 'Failing',
    appearance: 'removed',
    meaning: 'An SBOM did not arrive.',
  },
  found: {
    label: 'Not delivered',
    appearance: 'inprogress',
    meaning: 'An SBOM was found and not sent so far.',
  },
  'no-sbom': {
    label: 'No SBOM',
    appearance: 'default',
    meaning: 'No push to a mapped branch brought an SBOM.',
  },
  unseen: {
    label: 'No push yet',
    appearance: 'default',
    meaning: 'Nothing was pushed to a mapped branch since the app is installed.',
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

/** One line on why a repository is in its state. */
export function reasonOf({ state, excludedBy, failing }: CoverageRow): string {
  if (excludedBy !== undefined) return EXCLUDED_BY[excludedBy];
  const [first, ...others] = failing;
  if (first === undefined) return WORDS[state].meaning;
  const more = others.length === 0 ? '' : ` And on ${String(others.length)} more.`;
  return `${first.ref}: ${first.problem.sentence} ${first.problem.next}${more}`;
}
