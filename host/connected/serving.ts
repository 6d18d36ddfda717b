import type { Connection } from '../connections/connection';

export interface Serving {
  /** Those that work, each for a workspace of its own. */
  readonly connections: readonly Connection[];
  /** By the id of one that has to stand back: the one that serves its workspace. */
  readonly insteadOf: ReadonlyMap<string, Connection>;
}

/**
 * Which connection works for which workspace. A workspace has one database, and so one connection:
 * one that Bitbucket takes before one that is revoked, else the one that was made first, so that a
 * restart changes nothing. One over SSH may know its workspace by the slug alone.
 */
export function servingOf(connections: readonly Connection[]): Serving {
  const chosen: Connection[] = [];
  const insteadOf = new Map<string, Connection>();
  const inTurn = connections
    .filter((one) => one.workspace !== undefined && RANK[one.status] !== undefined)
    .toSorted((a, b) => rankOf(a) - rankOf(b) || a.createdAt - b.createdAt || byId(a, b));
  for (const connection of inTurn) {
    const other = chosen.find((one) => isSameWorkspace(one, connection));
    if (other === undefined) chosen.push(connection);
    else insteadOf.set(connection.id, other);
  }
  return { connections: chosen, insteadOf };
}

/** Revoked ones are shown, and their events kept, until somebody connects again. */
const RANK: Readonly<Partial<Record<Connection['status'], number>>> = { connected: 0, revoked: 1 };

function rankOf({ status }: Connection): number {
  return RANK[status] ?? Number.POSITIVE_INFINITY;
}

function byId(a: Connection, b: Connection): number {
  return a.id < b.id ? -1 : 1;
}

function isSameWorkspace({ workspace: a }: Connection, { workspace: b }: Connection): boolean {
  if (a === undefined || b === undefined) return false;
  return a.uuid === b.uuid || a.slug.toLowerCase() === b.slug.toLowerCase();
}
