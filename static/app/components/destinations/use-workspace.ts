import { showFlag } from '@forge/bridge';
import { useCallback } from 'react';
import type { CallAnswer, Reply } from '../../../../src/contract/resolvers';
import type { DestinationConfig, WorkspacePage } from '../../api/answers';
import { callResolver } from '../../api/call-resolver';
import { revoke } from '../../api/egress';
import { useLoaded, type Loaded } from '../../api/use-loaded';
import { errorsOfDestination, originOfConfig, type DraftErrors } from './destination-draft';
import { EVERY_REPOSITORY, type RepositoryScope } from '../repositories/repository-scope';
import { hostOf } from './destination-words';

/** What became of a save, and the fields that the app did not take. */
export interface DestinationSaved {
  readonly reply: Reply<unknown>;
  readonly errors: DraftErrors;
}

export interface WorkspaceAccess extends Loaded<WorkspacePage> {
  /** Saves one destination, and its secret where one was typed; adds it if its id is new. */
  readonly saveDestination: (
    config: DestinationConfig,
    secret: string,
  ) => Promise<DestinationSaved>;
  readonly removeDestination: (id: string) => Promise<Reply<unknown>>;
  /** Changes which repositories take part. */
  readonly changeScope: (
    edit: (scope: RepositoryScope) => RepositoryScope,
  ) => Promise<Reply<unknown>>;
}

/**
 * The workspace's settings as a page loads them. A change to a destination is put into the
 * newest settings, so that it neither needs nor disturbs what else is being edited.
 */
export function useWorkspace(): WorkspaceAccess {
  const { state, reload, reloaded } = useLoaded(loadWorkspace);
  const saveDestination = useCallback<WorkspaceAccess['saveDestination']>(
    async (config, secret) => {
      const { closeUnused, ...saved } = await saveConfig(config);
      const token = secret.trim();
      const stored: Reply<CallAnswer<'saveDestinationSecret'>> =
        saved.reply.ok && token !== ''
          ? await callResolver('saveDestinationSecret', { id: config.id, secret: token })
          : { ok: true, data: {} };
      await closeUnused();
      // What is opened next must not begin with what was there before.
      await reloaded();
      return saved.reply.ok ? { reply: stored, errors: {} } : saved;
    },
    [reloaded],
  );
  const removeDestination = useCallback<WorkspaceAccess['removeDestination']>(
    async (id) => {
      const { reply, closeUnused } = await changeDestinations((all) =>
        all.filter((other) => other.id !== id),
      );
      await closeUnused();
      await reloaded();
      return reply;
    },
    [reloaded],
  );
  const changeScope = useCallback<WorkspaceAccess['changeScope']>(
    async (edit) => {
      const newest = await loadWorkspace();
      if (!newest.ok) return newest;
      const { revision, settings } = newest.data;
      const repositories = edit(settings.repositories ?? EVERY_REPOSITORY);
      const wanted = { revision, settings: { ...settings, repositories } };
      const reply = await callResolver('saveWorkspaceSettings', wanted);
      reload();
      return reply;
    },
    [reload],
  );
  return { state, reload, reloaded, saveDestination, removeDestination, changeScope };
}

async function saveConfig(config: DestinationConfig): Promise<DestinationSaved & Changed> {
  let index = 0;
  const changed = await changeDestinations((all) => {
    const existing = all.findIndex(({ id }) => id === config.id);
    index = existing < 0 ? all.length : existing;
    return all.toSpliced(index, 1, config);
  });
  const { reply } = changed;
  return { ...changed, errors: reply.ok ? {} : errorsOfDestination(reply.fields ?? {}, index) };
}

type Edit = (all: readonly DestinationConfig[]) => DestinationConfig[];

interface Changed {
  readonly reply: Reply<unknown>;
  /** Takes back access that nothing needs any more; Bitbucket may ask the admin about it. */
  readonly closeUnused: () => Promise<void>;
}

async function changeDestinations(edit: Edit): Promise<Changed> {
  const newest = await loadWorkspace();
  if (!newest.ok) return { reply: newest, closeUnused: () => Promise.resolve() };
  const { revision, settings } = newest.data;
  const destinations = edit(settings.destinations);
  const reply = await callResolver('saveWorkspaceSettings', {
    revision,
    settings: { ...settings, destinations },
  });
  return {
    reply,
    closeUnused: async () => {
      if (reply.ok) await closeAllUnused(settings.destinations, destinations);
    },
  };
}

/** Takes back the access to addresses that no destination has any more. */
async function closeAllUnused(
  before: readonly DestinationConfig[],
  after: readonly DestinationConfig[],
): Promise<void> {
  const used = new Set(after.map(originOfConfig));
  const unused = new Set(before.map(originOfConfig).filter((origin) => !used.has(origin)));
  for (const origin of unused) {
    if (origin === undefined) continue;
    const reply = await revoke(origin);
    if (reply.ok || reply.problem.code === 'EGRESS_FIXED') continue;
    showFlag({
      id: `egress-${origin}`,
      title: `SBOM Bridge still has access to ${hostOf(origin)}`,
      description: 'Nothing is sent there any more.',
      type: 'info',
      isAutoDismiss: true,
    });
  }
}

/** The newest settings of the workspace. */
export function loadWorkspace(): Promise<Reply<WorkspacePage>> {
  return callResolver('getWorkspacePage', {});
}
