import type {
  RepositoryDirectory,
  RepositoryId,
  RepositoryRow,
  SourceRepository,
} from '../core/bitbucket-ports';
import type { BranchingModel } from '../core/environments/types';
import type { Clock } from '../core/ports';
import type { FactsStore, RepositoryFacts } from '../core/stores';

export interface RepositoryFactsPorts {
  readonly directory: RepositoryDirectory;
  readonly source: SourceRepository;
  readonly factsStore: FactsStore;
  readonly clock: Clock;
}

/** Names and models are looked at again after two days; the daily index keeps them younger. */
const FRESH_MS = 48 * 3600_000;

/** What is known of a repository, asked for at Bitbucket only where it is unknown or old. */
export interface KnownRepository {
  readonly facts: RepositoryFacts;
  /** The branching model; one Bitbucket request, once, when it is not known. */
  model(): Promise<BranchingModel>;
}

export function createKnowRepository({
  directory,
  source,
  factsStore,
  clock,
}: RepositoryFactsPorts) {
  return async (
    id: RepositoryId,
    stored: RepositoryFacts | undefined,
    slug: string | undefined,
  ): Promise<KnownRepository> => {
    let facts = stored;
    // A slug in the event that differs from the stored one means the repository was renamed.
    const renamed =
      slug !== undefined && stored !== undefined && !stored.fullName.endsWith(`/${slug}`);
    if (facts === undefined || renamed || isOld(facts.namesAt)) {
      facts = refreshed(await directory.one(id), stored, clock.now());
      await factsStore.save([facts]);
    }
    const known = facts;
    let asked: BranchingModel | undefined;
    return {
      facts: known,
      async model() {
        if (known.model !== undefined && !isOld(known.modelAt)) return known.model;
        if (asked !== undefined) return asked;
        asked = await source.branchingModel(id);
        await factsStore.save([{ ...known, model: asked, modelAt: clock.now() }]);
        return asked;
      },
    };
  };

  function isOld(at: number): boolean {
    return clock.now() - at > FRESH_MS;
  }
}

/** What a directory says of a repository now; the branching model is kept. */
export function refreshed(
  { uuid, fullName, project, mainBranch }: RepositoryRow,
  stored: RepositoryFacts | undefined,
  now: number,
): RepositoryFacts {
  return {
    uuid,
    fullName,
    ...(project !== undefined && { project }),
    ...(mainBranch !== undefined && { mainBranch }),
    ...(stored?.model && { model: stored.model }),
    ...(stored?.baselineAt !== undefined && { baselineAt: stored.baselineAt }),
    namesAt: now,
    modelAt: stored?.modelAt ?? 0,
  };
}
