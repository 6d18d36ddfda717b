import type { People } from '../core/bitbucket-ports';
import { BridgeError } from '../core/errors';

/**
 * Names of people by account id, in one Bitbucket request, none where nobody is asked for. What
 * names are for is worth showing without them: that Bitbucket does not tell them is no failure.
 */
export function createNamePeople(people: People) {
  return async (
    workspace: string,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, string>> => {
    const unique = [...new Set(ids)];
    if (unique.length === 0) return new Map();
    try {
      return await people.names(workspace, unique);
    } catch (error) {
      if (!(error instanceof BridgeError) || !error.code.startsWith('BITBUCKET_')) throw error;
      return new Map();
    }
  };
}
