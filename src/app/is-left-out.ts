import type { RepositoryId } from '../core/bitbucket-ports';
import { leftOutBy } from '../core/repository-scope';
import type { WorkspaceSettings } from '../core/settings';
import type { FactsStore } from '../core/stores';
import type { createKnowRepository } from './repository-facts';

export interface LeftOutPorts {
  readonly factsStore: Pick<FactsStore, 'get'>;
  readonly knowRepository: ReturnType<typeof createKnowRepository>;
}

/**
 * Whether the workspace leaves a repository out. Asks for its name and project only where the
 * workspace leaves any out. Throws BITBUCKET_* where they are unknown or old.
 */
export async function isLeftOut(
  { factsStore, knowRepository }: LeftOutPorts,
  { repositories }: WorkspaceSettings,
  id: RepositoryId,
): Promise<boolean> {
  if (repositories === undefined) return false;
  const { facts } = await knowRepository(id, await factsStore.get(id.uuid), undefined);
  return leftOutBy(repositories, facts) !== undefined;
}
