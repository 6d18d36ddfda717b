import { coverageState, type Coverage, type CoverageState } from '../core/coverage';
import { leftOutBy } from '../core/repository-scope';
import type { CoverageStore, FactsStore, RepositoryFacts, SettingsStore } from '../core/stores';

export interface CoverPorts {
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

/** Fifty storage requests; a workspace that has more is told so. */
export const MOST_REPOSITORIES = 5000;

/** Every repository that the app knows, by name, with what its runs have come to. */
export async function coverRepositories({
  factsStore,
  settings,
  coverage,
}: CoverPorts): Promise<CoveredRepository[]> {
  const [facts, covered, choices, { value }] = await Promise.all([
    factsStore.all(MOST_REPOSITORIES),
    coverage.all(MOST_REPOSITORIES),
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
  return all.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
}

/** Whether a repository is one that the table is filtered to: part of a name or project key. */
export function isAskedFor(
  one: CoveredRepository,
  {
    search = '',
    state,
  }: { readonly search?: string | undefined; readonly state?: CoverageState | undefined },
): boolean {
  const wanted = search.trim().toLowerCase();
  return (state === undefined || one.state === state) && nameOf(one).includes(wanted);
}

function nameOf({ facts }: CoveredRepository): string {
  return `${facts.fullName} ${facts.project ?? ''}`.toLowerCase();
}
