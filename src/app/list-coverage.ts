import { COVERAGE_STATES, type CoverageState } from '../core/coverage';
import {
  coverRepositories,
  isAskedFor,
  MOST_REPOSITORIES,
  type CoveredRepository,
  type CoverPorts,
} from './cover-repositories';

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

const ROWS_PER_PAGE = 25;

/**
 * The repositories that the app knows, with what their runs have come to: from what is stored
 * alone, without a Bitbucket request.
 */
export function createListCoverage(ports: CoverPorts) {
  return async ({ page, ...filter }: CoverageQuestion): Promise<CoveragePage> => {
    const all = await coverRepositories(ports);
    const found = all.filter((one) => isAskedFor(one, filter));
    return {
      rows: found.slice(page * ROWS_PER_PAGE, (page + 1) * ROWS_PER_PAGE),
      total: found.length,
      counts: countByState(all),
      complete: all.length < MOST_REPOSITORIES,
    };
  };
}

function countByState(all: readonly CoveredRepository[]): Record<CoverageState, number> {
  const counts = COVERAGE_STATES.map((state) => [
    state,
    all.filter((one) => one.state === state).length,
  ]);
  return Object.fromEntries(counts) as Record<CoverageState, number>;
}
