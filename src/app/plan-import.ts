import type { ImportStore } from '../core/import-store';
import { ruleSetsFor } from '../core/environments/effective-rules';
import type { ImportChoice, ImportTarget } from '../core/import';
import { importBudget } from '../core/request-budget';
import type { FactsStore, SettingsStore } from '../core/stores';
import {
  coverRepositories,
  isAskedFor,
  MOST_REPOSITORIES,
  type CoveredRepository,
  type CoverPorts,
} from './cover-repositories';

export interface PlanImportPorts extends CoverPorts {
  readonly imports: Pick<ImportStore, 'get'>;
  readonly factsStore: Pick<FactsStore, 'all' | 'marks'>;
  readonly settings: Pick<SettingsStore, 'workspace' | 'choices'>;
}

/** What an import would do. */
export interface ImportPlan {
  readonly targets: readonly ImportTarget[];
  /** Of all that are known, those that do not take part. */
  readonly excluded: number;
  /** False where there are more repositories than are looked at. */
  readonly complete: boolean;
  /** The rules of the workspace for pushes to branches, in their order. */
  readonly rules: readonly { readonly pattern: string; readonly environment: string | null }[];
  /** Names of the destinations that are switched on. */
  readonly destinations: readonly string[];
  /** Bitbucket requests that an import may make in an hour. */
  readonly requestsPerHour: number;
}

/** From what is stored alone, without a Bitbucket request. */
export function createPlanImport(ports: PlanImportPorts) {
  const { imports, factsStore, settings } = ports;
  return async (choice: ImportChoice): Promise<ImportPlan> => {
    const [all, last, marks, { value }] = await Promise.all([
      coverRepositories(ports),
      imports.get(),
      factsStore.marks(),
      settings.workspace(),
    ]);
    const failed = new Set(last?.value.failures.map(({ repository }) => repository));
    const chosen = all.filter((one) => one.state !== 'excluded' && isChosen(one, choice, failed));
    const limit = marks.pass?.limit;
    return {
      targets: chosen.map(({ facts }) => ({ repository: facts.uuid, fullName: facts.fullName })),
      excluded: all.filter(({ state }) => state === 'excluded').length,
      complete: all.length < MOST_REPOSITORIES,
      rules: ruleSetsFor(value, { rules: [] })
        .flatMap(({ rules }) => rules)
        .filter(({ events, ref }) => ref === 'branch' && events.includes('repo:push'))
        .map(({ pattern, environment }) => ({ pattern, environment })),
      destinations: value.destinations.filter(({ enabled }) => enabled).map(({ name }) => name),
      requestsPerHour: importBudget(limit === undefined ? {} : { limit }),
    };
  };
}

function isChosen(
  one: CoveredRepository,
  choice: ImportChoice,
  failed: ReadonlySet<string>,
): boolean {
  switch (choice.kind) {
    case 'all':
      return true;
    case 'undelivered':
      return one.coverage?.deliveredAt === undefined;
    case 'filter':
      return isAskedFor(one, choice);
    case 'failed':
      return failed.has(one.facts.uuid);
  }
}
