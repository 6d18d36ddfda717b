import { useCallback } from 'react';
import type { CallAnswer } from '../../../../src/contract/resolvers';
import { callResolver } from '../../api/call-resolver';
import { useLoaded, type Loaded } from '../../api/use-loaded';

export type Branches = CallAnswer<'listBranches'>;

/** Where the branches of a repository stand; asked once for the whole page. */
export function useBranches(repository: string): Loaded<Branches> {
  return useLoaded(useCallback(() => callResolver('listBranches', { repository }), [repository]));
}
