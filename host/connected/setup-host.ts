import type { BitbucketService } from '../connections/bitbucket-service';
import type { Connection } from '../connections/connection';
import type { ConnectionHooks, RegisteredHook } from '../connections/hooks/hook-store';
import { OUR_EVENTS } from '../connections/hooks/ensure-hook';
import { leadsHere, removeHooks } from '../connections/hooks/register-hooks';
import type { CheckLine, OpenConnection } from '../connections/open-connection';
import type { DetailView } from '../setup/contract/views';
import { connectionProblem, problemOfError } from '../setup/setup-problems';
import type { ConnectedParts } from '../setup/setup-parts';
import type { EventSource } from './event-source';
import type { WorkspaceRuntime } from './workspace-runtime';
import type { Workspaces } from './workspaces';

export interface SetupHostParts {
  readonly workspaces: Workspaces;
  readonly hooks: ConnectionHooks;
  readonly service: BitbucketService;
  readonly publicUrl: string | undefined;
  /** For one that does not run. Throws RangeError where its workspace is not known. */
  readonly openConnection: (connection: Connection) => OpenConnection;
  /** Removes what connections that are gone have left on disk. */
  readonly forgetFolders: () => Promise<void>;
  readonly doctor: (
    connection: Connection,
    runtime: WorkspaceRuntime | undefined,
  ) => Promise<readonly CheckLine[]>;
}

/** What the set-up pages ask of the host that runs. */
export function createSetupHost(parts: SetupHostParts): ConnectedParts {
  const { workspaces, hooks, service, publicUrl } = parts;
  return {
    changed: async () => {
      await workspaces.sync();
      await parts.forgetFolders();
    },
    saveHooks: async ({ id }) => {
      // Only what runs can be asked; saving opened or reopened it.
      await workspaces.sync();
      const runtime = workspaces.byConnection(id);
      if (runtime === undefined) return;
      await runtime.registrar.save();
      runtime.events.hurry();
    },
    removeHooks: async (connection) => {
      await workspaces.byConnection(connection.id)?.registrar.stop();
      hooks.finished(connection.id);
      const registered = hooks.list(connection.id);
      if (registered.length === 0) return [];
      const isGone = await whileOpen(parts, connection, (open) =>
        removeHooks(connection, open, { service, hooks }),
      );
      if (isGone === true) return [];
      for (const { repository } of registered) hooks.remove(connection.id, repository);
      return [connectionProblem('HOOK_LEFT')];
    },
    problemOf: ({ id }) => {
      const other = workspaces.insteadOf(id);
      return other && connectionProblem('WORKSPACE_SERVED', [other.name]);
    },
    detail: (connection) => {
      const runtime = workspaces.byConnection(connection.id);
      const list = hooks.list(connection.id);
      const { progress, problem } = runtime?.registrar.state() ?? {};
      const at = (repository: string): string => {
        const workspace = connection.workspace?.slug ?? '';
        if (repository === '') return workspace;
        return `${workspace}/${runtime?.events.index.find(repository)?.slug ?? repository}`;
      };
      return Promise.resolve({
        eventsBy: list.some((hook) => leadsHere(hook, publicUrl)) ? 'webhooks' : 'polling',
        hooks: list.map((hook) => hookToView(hook, at(hook.repository), publicUrl)),
        ...(problem && { hooksProblem: problemOfError(problem) }),
        ...(progress && { registering: progress }),
        index: indexToView(runtime?.events),
      });
    },
    doctor: (connection) => parts.doctor(connection, workspaces.byConnection(connection.id)),
  };
}

/**
 * Asks Bitbucket through a connection: what runs for its workspace, else opened for this alone, as
 * one that is disabled or stands by. Undefined where nothing can be asked.
 */
async function whileOpen<T>(
  { workspaces, openConnection }: SetupHostParts,
  connection: Connection,
  work: (open: OpenConnection) => Promise<T>,
): Promise<T | undefined> {
  const runtime = workspaces.byConnection(connection.id);
  if (connection.workspace === undefined) return undefined;
  // Another consumer took the place of the one that was authorized.
  if (connection.kind === 'oauth' && connection.account === undefined) return undefined;
  // One that was moved runs for its next workspace.
  if (runtime?.workspace.uuid === connection.workspace.uuid) return work(runtime.open);
  const open = openConnection(connection);
  try {
    return await work(open);
  } finally {
    await open.close();
  }
}

/** Whether the workspace itself has a webhook that leads here: it tells of every repository. */
export function hasWorkspaceHook(
  hooks: Pick<ConnectionHooks, 'list'>,
  connectionId: string,
  publicUrl: string | undefined,
): boolean {
  return hooks
    .list(connectionId)
    .some((hook) => hook.repository === '' && leadsHere(hook, publicUrl));
}

function hookToView(
  hook: RegisteredHook,
  at: string,
  publicUrl: string | undefined,
): DetailView['hooks'][number] {
  const { repository, uuid, lastDeliveryAt } = hook;
  const known = leadsHere(hook, publicUrl) ? 'registered' : 'elsewhere';
  return {
    at,
    level: repository === '' ? 'workspace' : 'repository',
    state: uuid === undefined ? 'missing' : known,
    events: [...OUR_EVENTS],
    ...(lastDeliveryAt !== undefined && { lastDeliveryAt }),
  };
}

function indexToView(events: EventSource | undefined): DetailView['index'] {
  if (events === undefined) return { state: 'waiting', done: 0, repositories: [] };
  const { problem, looked: _, ...state } = events.state();
  return {
    ...state,
    ...(problem !== undefined && { problem: connectionProblem(problem) }),
    repositories: events.index.list().map(({ slug, name, mainBranch, updatedAt }) => ({
      slug,
      name,
      ...(mainBranch !== undefined && { mainBranch }),
      ...(updatedAt !== undefined && { updatedAt }),
    })),
  };
}
