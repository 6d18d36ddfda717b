import type { BranchHead, RepositoryId, SourceRepository } from '../core/bitbucket-ports';
import type { BranchingModel } from '../core/environments/types';
import { BridgeError } from '../core/errors';
import type { FactsStore } from '../core/stores';
import type { createKnowRepository } from './repository-facts';

export interface ListBranchesPorts {
  readonly source: SourceRepository;
  readonly factsStore: FactsStore;
  readonly knowRepository: ReturnType<typeof createKnowRepository>;
}

export interface ListedBranches {
  /** The main branch first, then those that changed last; three hundred at most. */
  readonly branches: readonly BranchHead[];
  readonly complete: boolean;
  readonly mainBranch?: string;
  readonly model: BranchingModel;
}

/** A hundred branches each; more are found by their name. */
const PAGES = 3;

/** The branches of a repository, and what the rules need to know to decide about them. */
export function createListBranches({ source, factsStore, knowRepository }: ListBranchesPorts) {
  return async (id: RepositoryId): Promise<ListedBranches> => {
    const repository = await knowRepository(id, await factsStore.get(id.uuid), undefined);
    const { mainBranch } = repository.facts;
    const { paths, complete } = await source.branches(id, PAGES);
    const others = paths.filter(({ name }) => name !== mainBranch);
    const main = await headOf(
      id,
      mainBranch,
      paths.find(({ name }) => name === mainBranch),
    );
    return {
      branches: main === undefined ? others : [main, ...others],
      complete,
      ...(mainBranch !== undefined && { mainBranch }),
      model: await repository.model(),
    };
  };

  /** A main branch that changed long ago is not among the first. Nothing in an empty repository. */
  async function headOf(
    id: RepositoryId,
    mainBranch: string | undefined,
    listed: BranchHead | undefined,
  ): Promise<BranchHead | undefined> {
    if (listed !== undefined || mainBranch === undefined) return listed;
    try {
      return await source.branch(id, mainBranch);
    } catch (error) {
      if (error instanceof BridgeError && error.code === 'BITBUCKET_NOT_FOUND') return undefined;
      throw error;
    }
  }
}
