import {
  coverageState,
  COVERAGE_STATES,
  type Coverage,
  type CoverageState,
} from '../core/coverage';
import { leftOutBy } from '../core/repository-scope';
import type { CoverageStore, FactsStore, RepositoryFacts, SettingsStore } from '../core/stores';

export interface ListCoveragePorts {
  readonly factsStore: Pick<FactsStore, 'all'>;
  readonly settings: Pick<SettingsStore, 'workspace' | 'choices'>;
  readonly coverage: CoverageStore;
}

export interface CoveredRepository {
  readonly facts: RepositoryFacts;
  readonly state: CoverageState;
  readonly excludedBy: 'hand' | 'rule' | 'repository' | undefined;
  readonly includedByHand: boolean;
  readonly coverage: Coverage | undefined;
}

export interface CoverageQuestion {
  readonly search?: string | undefined;
  readonly state?: CoverageState | undefined;
  readonly page: number;
}

export interface CoveragePage {
  readonly rows: readonly CoveredRepository[];
  readonly total: number;
  readonly counts: Readonly<Record<CoverageState, number>>;
  readonly complete: boolean;
}

/** Fifty storage requests; a workspace that has more is told so. */
const MOST = 5000;
const ROWS_PER_PAGE = 25;

/**
 * The repositories that the app knows, with what their runs have come to: from what is stored
 * alone, without a Bitbucket request.
 */
export function createListCoverage({ factsStore, settings, coverage }: ListCoveragePorts) {
  return async ({ search = '', state, page }: CoverageQuestion): Promise<CoveragePage> => {
    const [facts, covered, choices, { value }] = await Promise.all([
      factsStore.all(MOST),
      coverage.all(MOST),
      settings.choices(),
      settings.workspace(),
    ]);
    const byId = new Map(covered.map((one) => [one.repository, one]));
    const switchedOff = new Set(
      choices.filter(({ enabled }) => !enabled).map(({ repository }) => repository),
    );
    const scope = value.repositories;
    const all = facts.map((one): CoveredRepository => {
      const own = switchedOff.has(one.uuid) ? ('repository' as const) : undefined;
      const excludedBy = leftOutBy(scope, one) ?? own;
      const known = byId.get(one.uuid);
      return {
        facts: one,
        state: excludedBy === undefined ? coverageState(known) : 'excluded',
        excludedBy,
        includedByHand: scope?.included.includes(one.uuid) === true,
        coverage: known,
      };
    });
    const wanted = search.trim().toLowerCase();
    const found = all
      .filter((one) => state === undefined || one.state === state)
      .filter((one) => nameOf(one).includes(wanted))
      .toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
    return {
      rows: found.slice(page * ROWS_PER_PAGE, (page + 1) * ROWS_PER_PAGE),
      total: found.length,
      counts: countByState(all),
      complete: facts.length < MOST,
    };
  };
}

function nameOf({ facts }: CoveredRepository): string {
  return `${facts.fullName} ${facts.project ?? ''}`.toLowerCase();
}

function countByState(all: readonly CoveredRepository[]): Record<CoverageState, number> {
  const counts = COVERAGE_STATES.map((state) => [
    state,
    all.filter((one) => one.state === state).length,
  ]);
  return Object.fromEntries(counts) as Record<CoverageState, number>;
}
