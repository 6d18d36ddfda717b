import type { Connection, ConnectedWorkspace } from '../connections/connection';
import type { ConnectionStore } from '../connections/connection-store';
import type { OpenConnection } from '../connections/open-connection';
import type { WorkspaceRuntime } from './workspace-runtime';

export interface WorkspacesParts {
  readonly store: Pick<ConnectionStore, 'list'>;
  readonly openConnection: (connection: Connection) => OpenConnection;
  readonly openRuntime: (
    connection: Connection,
    workspace: ConnectedWorkspace,
    open: OpenConnection,
  ) => WorkspaceRuntime;
  /** A workspace could not be opened or closed; the others go on. */
  readonly onFault: (connection: Connection, error: unknown) => void;
}

/** The workspaces that are served now: one for each connection that has one. */
export interface Workspaces {
  all(): readonly WorkspaceRuntime[];
  bySlug(slug: string): WorkspaceRuntime | undefined;
  byConnection(id: string): WorkspaceRuntime | undefined;
  /**
   * Brings what runs in line with what is stored: opens, holds, reopens, closes. One at a time;
   * a call while one runs waits for a look of its own.
   */
  sync(): Promise<void>;
  close(): Promise<void>;
}

interface Running {
  readonly runtime: WorkspaceRuntime;
  /** What it was opened from: another text means to open it anew. */
  readonly made: string;
  held: boolean;
}

export function createWorkspaces(parts: WorkspacesParts): Workspaces {
  const running = new Map<string, Running>();
  let turn: Promise<void> = Promise.resolve();

  const look = async (): Promise<void> => {
    const wanted = new Map(parts.store.list().map((one) => [one.id, one]));
    for (const [id, one] of running) {
      const connection = wanted.get(id);
      if (connection !== undefined && madeFrom(connection) === one.made) continue;
      running.delete(id);
      try {
        await one.runtime.close();
      } catch (error) {
        parts.onFault(one.runtime.connection, error);
      }
    }
    const taken = new Set([...running.values()].map(({ runtime }) => runtime.workspace.uuid));
    for (const connection of wanted.values()) {
      try {
        await bring(connection, taken);
      } catch (error) {
        parts.onFault(connection, error);
      }
    }
  };

  const bring = async (connection: Connection, taken: Set<string>): Promise<void> => {
    const { id, workspace } = connection;
    if (workspace === undefined || !isServed(connection)) return;
    let one = running.get(id);
    if (one === undefined) {
      // Two connections to one workspace: one database has one owner, the first by name.
      if (taken.has(workspace.uuid)) return;
      const open = parts.openConnection(connection);
      const runtime = parts.openRuntime(connection, workspace, open);
      one = { runtime, made: madeFrom(connection), held: true };
      running.set(id, one);
      taken.add(workspace.uuid);
    }
    const hold = connection.status !== 'connected';
    if (one.held === hold) return;
    if (hold) await one.runtime.hold();
    else await one.runtime.start();
    one.held = hold;
  };

  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const mine = turn.then(work);
    turn = mine.catch(() => undefined);
    return mine;
  };
  const all = (): WorkspaceRuntime[] => [...running.values()].map(({ runtime }) => runtime);
  return {
    all,
    bySlug: (slug) => all().find(({ workspace }) => workspace.slug === slug),
    byConnection: (id) => running.get(id)?.runtime,
    sync: () => inTurn(look),
    close: () =>
      inTurn(async () => {
        const closing = all();
        running.clear();
        await Promise.all(closing.map((runtime) => runtime.close()));
      }),
  };
}

/** Revoked ones are shown, and their events kept, until somebody connects again. */
function isServed({ status }: Connection): boolean {
  return status === 'connected' || status === 'revoked';
}

/** What a runtime cannot change while it runs. Tokens are not among it: they are read when used. */
function madeFrom(connection: Connection): string {
  const { id, kind, workspace } = connection;
  const served = isServed(connection);
  const account = 'account' in connection ? connection.account : undefined;
  const ssh =
    connection.kind === 'ssh'
      ? [
          connection.host,
          connection.port,
          connection.hostKeys,
          connection.repositories,
          connection.publicKey,
        ]
      : [];
  const email = connection.kind === 'api-token' ? connection.email : undefined;
  return JSON.stringify([id, kind, workspace, served, account, email, ssh]);
}
