import type { RepositoryDirectory, RepositoryRow, SourceRepository } from '../core/bitbucket-ports';
import { BridgeError } from '../core/errors';
import type { BranchingModel } from '../core/environments/types';
import type { Clock } from '../core/ports';
import type { FactsStore, RepositoryFacts } from '../core/stores';

export interface IndexPorts {
  readonly directory: RepositoryDirectory;
  readonly source: SourceRepository;
  readonly factsStore: FactsStore;
  readonly clock: Clock;
}

/** The most recently updated repositories whose branching model is looked at: one request each. */
const MODELS = 50;
const MODEL_AGE_MS = 20 * 3600_000;

/**
 * Learns the names of all repositories and the branching models of the busy ones, so that a push
 * costs only the requests that are about it. Says how many it saw and how many it stored.
 */
export function createIndexRepositories({ directory, source, factsStore, clock }: IndexPorts) {
  return async (workspace: string): Promise<{ seen: number; stored: number }> => {
    let seen = 0;
    let stored = 0;
    let modelsLeft = MODELS;
    let batch: RepositoryRow[] = [];
    for await (const row of directory.all(workspace)) {
      seen += 1;
      batch.push(row);
      if (batch.length === 100) await storeBatch();
    }
    await storeBatch();
    return { seen, stored };

    async function storeBatch(): Promise<void> {
      const known = await factsStore.getMany(batch.map((row) => row.uuid));
      const changed: RepositoryFacts[] = [];
      for (const [index, row] of batch.entries()) {
        const before = known[index];
        const wantsModel = modelsLeft > 0 && clock.now() - (before?.modelAt ?? 0) > MODEL_AGE_MS;
        if (wantsModel) modelsLeft -= 1;
        const model = wantsModel ? await readModel(workspace, row.uuid) : undefined;
        changed.push(merged(row, before, model));
      }
      await factsStore.save(changed);
      stored += changed.length;
      batch = [];
    }
  };

  /** A repository whose model cannot be read must not end the index of all others. */
  async function readModel(workspace: string, uuid: string): Promise<BranchingModel | undefined> {
    try {
      return await source.branchingModel({ workspace, uuid });
    } catch (error) {
      const single =
        error instanceof BridgeError &&
        (error.code === 'BITBUCKET_NOT_FOUND' || error.code === 'BITBUCKET_FORBIDDEN');
      if (single) return undefined;
      throw error;
    }
  }

  function merged(
    { uuid, fullName, mainBranch }: RepositoryRow,
    before: RepositoryFacts | undefined,
    model: BranchingModel | undefined,
  ): RepositoryFacts {
    const latest = model ?? before?.model;
    return {
      uuid,
      fullName,
      ...(mainBranch !== undefined && { mainBranch }),
      ...(latest && { model: latest }),
      namesAt: clock.now(),
      modelAt: model ? clock.now() : (before?.modelAt ?? 0),
    };
  }
}
