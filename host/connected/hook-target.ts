import type { ConnectionStore } from '../connections/connection-store';
import type { ConnectionHooks } from '../connections/hooks/hook-store';
import type { HookTarget } from '../webhooks/receive';
import type { Workspaces } from './workspaces';

interface HookTargetParts {
  readonly store: Pick<ConnectionStore, 'find'>;
  readonly workspaces: Pick<Workspaces, 'byConnection'>;
  readonly hooks: ConnectionHooks;
}

/** Where deliveries to the address of a connection go; undefined where there is none any more. */
export function hookTarget(parts: HookTargetParts, id: string): HookTarget | undefined {
  const { workspace } = parts.store.find(id) ?? {};
  if (workspace === undefined) return undefined;
  const runtime = parts.workspaces.byConnection(id);
  return {
    workspace,
    secrets: () => parts.hooks.secrets(id),
    ...(runtime && {
      inbox: {
        database: runtime.database,
        emit: (event) => {
          runtime.platform.emit(event);
        },
        reconcile: (repository) => {
          runtime.events.reconcile(repository);
        },
        mainBranch: (repository) => runtime.events.index.find(repository)?.mainBranch,
        heard: (hook, at) => {
          parts.hooks.heard(id, hook, at);
        },
      },
    }),
  };
}
