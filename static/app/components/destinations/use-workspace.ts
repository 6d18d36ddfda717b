import { useCallback } from 'react';
import type { CallAnswer, Reply } from '../../../../src/contract/resolvers';
import type { DestinationConfig, WorkspacePage } from '../../api/answers';
import { callResolver } from '../../api/call-resolver';
import { changeWorkspace, loadWorkspace, type Change } from '../../api/change-workspace';
import { useLoaded, type Loaded } from '../../api/use-loaded';
import { EVERY_REPOSITORY, type RepositoryScope } from '../repositories/repository-scope';
import { closeUnused } from './close-unused';
import { errorsOfDestination, type DraftErrors } from './destination-draft';
import { placeOf, putDestination, removeDestination, turnDestination } from './destination-edits';

/** What a form wants to be stored. */
export interface DestinationWanted {
  readonly config: DestinationConfig;
  /** Empty: what is stored stays. */
  readonly secret: string;
  /** The destinations that the form began with. */
  readonly seen: readonly DestinationConfig[];
}

/** What became of a save, and the fields that the app did not take. */
export interface DestinationSaved {
  readonly reply: Reply<unknown>;
  readonly errors: DraftErrors;
  /** The destinations as they are now, which the next save begins with. */
  readonly seen: readonly DestinationConfig[];
}

export interface WorkspaceAccess extends Loaded<WorkspacePage> {
  /** Saves one destination, and its secret where one was typed; adds it if it is not there. */
  readonly saveDestination: (wanted: DestinationWanted) => Promise<DestinationSaved>;
  readonly turnDestination: (seen: DestinationConfig, on: boolean) => Promise<Reply<unknown>>;
  readonly removeDestination: (seen: DestinationConfig) => Promise<Reply<unknown>>;
  /** Changes which repositories take part. */
  readonly changeScope: (
    edit: (scope: RepositoryScope) => Reply<RepositoryScope>,
  ) => Promise<Reply<unknown>>;
}

/**
 * The workspace's settings as a page loads them, and what it can do to them beside the form of the
 * rules. After a refusal the page stays as it is.
 */
export function useWorkspace(): WorkspaceAccess {
  const loaded = useLoaded(loadWorkspace);
  const { reload, reloaded } = loaded;
  const saveDestination = useCallback<WorkspaceAccess['saveDestination']>(
    async ({ config, secret, seen }) => {
      let now = seen;
      const reply = await changeDestinations((all) => {
        now = all;
        return putDestination(config, seen, all);
      });
      if (!reply.ok) {
        const errors = errorsOfDestination(reply.fields ?? {}, placeOf(config.id, now));
        return { reply, errors, seen: now };
      }
      const token = secret.trim();
      const stored: Reply<CallAnswer<'saveDestinationSecret'>> =
        token === ''
          ? { ok: true, data: {} }
          : await callResolver('saveDestinationSecret', { id: config.id, secret: token });
      await closeUnused(reply.data);
      // What is opened next must not begin with what was there before.
      await reloaded();
      return { reply: stored, errors: {}, seen: reply.data.after.destinations };
    },
    [reloaded],
  );
  const turn = useCallback<WorkspaceAccess['turnDestination']>(
    async (seen, on) => {
      const reply = await changeDestinations((all) => turnDestination(seen, on, all));
      if (reply.ok) await reloaded();
      return reply;
    },
    [reloaded],
  );
  const remove = useCallback<WorkspaceAccess['removeDestination']>(
    async (seen) => {
      const reply = await changeDestinations((all) => removeDestination(seen, all));
      if (reply.ok) await closeUnused(reply.data);
      // Whoever removes it after all has to have seen what it is now.
      if (reply.ok || reply.problem.code === 'SETTINGS_STALE') await reloaded();
      return reply;
    },
    [reloaded],
  );
  const changeScope = useCallback<WorkspaceAccess['changeScope']>(
    async (edit) => {
      const reply = await changeWorkspace((settings) => {
        const edited = edit(settings.repositories ?? EVERY_REPOSITORY);
        return edited.ok ? { ok: true, data: { ...settings, repositories: edited.data } } : edited;
      });
      if (reply.ok) reload();
      return reply;
    },
    [reload],
  );
  return {
    ...loaded,
    saveDestination,
    turnDestination: turn,
    removeDestination: remove,
    changeScope,
  };
}

function changeDestinations(
  edit: (all: readonly DestinationConfig[]) => Reply<DestinationConfig[]>,
): Promise<Reply<Change>> {
  return changeWorkspace((settings) => {
    const edited = edit(settings.destinations);
    return edited.ok ? { ok: true, data: { ...settings, destinations: edited.data } } : edited;
  });
}
