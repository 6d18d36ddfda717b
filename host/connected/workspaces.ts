import type { Connection, ConnectedWorkspace } from '../connections/connection';
import type { ConnectionStore } from '../connections/connection-store';
import type { OpenConnection } from '../connections/open-connection';
import { pagesOf } from './pages-of';
import { servingOf } from './serving';
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
  /** Bitbucket takes the credential no longer: told once, until it does again. */
  readonly onRevoked: (connection: Connection) => void;
}

/** The workspaces that are served now, each through one connection. */
export interface Workspaces {
  all(): readonly WorkspaceRuntime[];
  /** By what the addresses of its pages begin with. */
  byPages(part: string): WorkspaceRuntime | undefined;
  byConnection(id: string): WorkspaceRuntime | undefined;
  /** The connection that works for the workspace of this one, which stands by. */
  insteadOf(id: string): Connection | undefined;
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
  /** Undefined before it was first started or held. */
  isHeld?: boolean;
}

export function createWorkspaces(parts: WorkspacesParts): Workspaces {
  const running = new Map<string, Running>();
  let turn: Promise<void> = Promise.resolve();

  const look = async (): Promise<void> => {
    const { connections } = servingOf(parts.store.list());
    const wanted = new Map(connections.map((one) => [one.id, one]));
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
    for (const connection of connections) {
      try {
        await bring(connection);
      } catch (error) {
        parts.onFault(connection, error);
      }
    }
  };

  const bring = async (connection: Connection): Promise<void> => {
    const { id, workspace } = connection;
    if (workspace === undefined) return;
    let one = running.get(id);
    if (one === undefined) {
      const open = parts.openConnection(connection);
      const runtime = parts.openRuntime(connection, workspace, open);
      one = { runtime, made: madeFrom(connection) };
      running.set(id, one);
    }
    const hold = connection.status !== 'connected';
    if (one.isHeld === hold) return;
    if (!hold) {
      await one.runtime.start();
    } else {
      parts.onRevoked(connection);
      if (one.isHeld === false) await one.runtime.hold();
    }
    one.isHeld = hold;
  };

  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const mine = turn.then(work);
    turn = mine.catch(() => undefined);
    return mine;
  };
  const all = (): WorkspaceRuntime[] => [...running.values()].map(({ runtime }) => runtime);
  return {
    all,
    byPages: (part) => all().find(({ workspace }) => pagesOf(workspace) === part),
    byConnection: (id) => running.get(id)?.runtime,
    insteadOf: (id) => servingOf(parts.store.list()).insteadOf.get(id),
    sync: () => inTurn(look),
    close: () =>
      inTurn(async () => {
        const closing = all();
        running.clear();
        await Promise.all(closing.map((runtime) => runtime.close()));
      }),
  };
}

/** What a runtime cannot change while it runs. Tokens are not among it: they are read when used. */
function madeFrom(connection: Connection): string {
  const { id, kind, workspace } = connection;
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
  return JSON.stringify([id, kind, workspace, account, email, ssh]);
}
