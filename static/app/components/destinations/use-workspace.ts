import { useCallback } from 'react';
import type { CallAnswer, Reply } from '../../../../src/contract/resolvers';
import type { DestinationConfig, WorkspacePage } from '../../api/answers';
import { callResolver } from '../../api/call-resolver';
import { useLoaded, type Loaded } from '../../api/use-loaded';

type Saving = Promise<Reply<unknown>>;

export interface WorkspaceAccess extends Loaded<WorkspacePage> {
  /** Saves one destination, and its secret where one was typed; adds it if its id is new. */
  readonly saveDestination: (config: DestinationConfig, secret: string) => Saving;
  readonly removeDestination: (id: string) => Saving;
}

/**
 * The workspace's settings as a page loads them. A change to a destination is put into the
 * newest settings, so that it neither needs nor disturbs what else is being edited.
 */
export function useWorkspace(): WorkspaceAccess {
  const { state, reload } = useLoaded(loadWorkspace);
  const change = useCallback(
    async (edit: (all: readonly DestinationConfig[]) => DestinationConfig[]) => {
      const newest = await loadWorkspace();
      if (!newest.ok) return newest;
      const { revision, settings } = newest.data;
      const destinations = edit(settings.destinations);
      return callResolver('saveWorkspaceSettings', {
        revision,
        settings: { ...settings, destinations },
      });
    },
    [],
  );
  return {
    state,
    reload,
    saveDestination: async (config, secret) => {
      const reply = await change((all) =>
        all.some(({ id }) => id === config.id)
          ? all.map((other) => (other.id === config.id ? config : other))
          : [...all, config],
      );
      const token = secret.trim();
      const stored: Reply<CallAnswer<'saveDestinationSecret'>> =
        reply.ok && token !== ''
          ? await callResolver('saveDestinationSecret', { id: config.id, secret: token })
          : { ok: true, data: {} };
      reload();
      return reply.ok ? stored : reply;
    },
    removeDestination: async (id) => {
      const reply = await change((all) => all.filter((other) => other.id !== id));
      reload();
      return reply;
    },
  };
}

/** The newest settings of the workspace. */
export function loadWorkspace(): Promise<Reply<WorkspacePage>> {
  return callResolver('getWorkspacePage', {});
}
