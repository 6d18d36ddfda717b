import type { RepositoryDirectory, RepositoryId } from '../core/bitbucket-ports';
import { bitbucketHeldFor } from '../core/delivery/holds';
import { BridgeError } from '../core/errors';
import { parseRepositoryChange } from '../core/events/parse-repository-change';
import type { Clock } from '../core/ports';
import type { FactsStore, HoldStore, RepositoryFacts, RunStore } from '../core/stores';
import { refreshed } from './repository-facts';

export interface NoteRepositoryPorts {
  readonly directory: RepositoryDirectory;
  readonly factsStore: FactsStore;
  readonly runs: RunStore;
  readonly holds: HoldStore;
  readonly clock: Clock;
}

/** `stale`: Bitbucket could not be asked now; the next push does. */
export type Noted = 'ignored' | 'unknown' | 'refreshed' | 'stale' | 'forgotten';

/**
 * A repository was renamed, given another main branch, transferred within the workspace's reach, or
 * deleted. Names in the event are not believed: Bitbucket is asked, one request, and only for a
 * repository that the app has met. Nothing is sent for a new name; the next document goes by it.
 * Of a repository that is gone, facts and heads are forgotten; its settings and history stay, and
 * runs that wait end with BITBUCKET_REPOSITORY_GONE at their next attempt.
 */
export function createNoteRepository(ports: NoteRepositoryPorts) {
  const { directory, factsStore, runs, holds, clock } = ports;

  return async (payload: unknown, installedIn: string): Promise<Noted> => {
    const change = parseRepositoryChange(payload, installedIn);
    if (change === undefined) return 'ignored';
    const { kind, workspace, repository } = change;
    if (kind === 'deleted') return forget(repository);
    const stored = await factsStore.get(repository);
    return stored === undefined ? 'unknown' : refresh({ workspace, uuid: repository }, stored);
  };

  async function refresh(id: RepositoryId, stored: RepositoryFacts): Promise<Noted> {
    // At once, so that a failure below cannot leave the old name for true.
    const isHeld = bitbucketHeldFor(await holds.get(), clock.now()) > 0;
    await factsStore.save([{ ...stored, namesAt: 0 }]);
    if (isHeld) return 'stale';
    try {
      await factsStore.save([refreshed(await directory.one(id), stored, clock.now())]);
      return 'refreshed';
    } catch (error) {
      if (!(error instanceof BridgeError) || !error.code.startsWith('BITBUCKET_')) throw error;
      return error.code === 'BITBUCKET_REPOSITORY_GONE' ? forget(id.uuid) : 'stale';
    }
  }

  async function forget(repository: string): Promise<Noted> {
    await factsStore.forget(repository);
    await runs.forgetHeads(repository);
    return 'forgotten';
  }
}
