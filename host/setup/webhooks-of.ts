import type { Connection, ConnectionKind } from '../connections/connection';
import { StaleConnectionError, type ConnectionStore } from '../connections/connection-store';
import { OUR_EVENTS } from '../connections/hooks/ensure-hook';
import { registerHooks, removeHooks, type HookParts } from '../connections/hooks/register-hooks';
import type { OpenConnection } from '../connections/open-connection';
import { ConnectionError, type ConnectionProblemCode } from '../connections/problem';
import type { DetailView, ProblemView } from './contract-views';
import { connectionProblem } from './setup-problems';

export interface WebhooksOfParts extends HookParts {
  readonly store: ConnectionStore;
  readonly clock: { now(): number };
  /** Resolves to the answer of `work`, with the connection open meanwhile. */
  readonly withOpen: <T>(
    connection: Connection,
    work: (open: OpenConnection) => Promise<T>,
  ) => Promise<T>;
  /** The slug of a repository by its bare uuid, where it is known. */
  readonly slugOf: (connection: Connection, uuid: string) => string | undefined;
}

/** Webhooks as the set-up pages deal with them. */
export function createWebhooksOf(parts: WebhooksOfParts) {
  const { hooks, store, clock } = parts;
  return {
    /** Registers and repairs; a problem is noted on the connection, and its branches are polled. */
    save: async (connection: Connection): Promise<void> => {
      try {
        await parts.withOpen(connection, (open) => registerHooks(connection, open, parts));
      } catch (error) {
        if (!(error instanceof ConnectionError)) throw error;
        noteProblem(store, connection.id, clock.now(), error.code);
      }
    },
    /** What had to be left at Bitbucket is one problem, whatever the reason. */
    remove: async (connection: Connection): Promise<readonly ProblemView[]> => {
      if (hooks.list(connection.id).length === 0) return [];
      const isClear = await parts.withOpen(connection, (open) =>
        removeHooks(connection, open, parts),
      );
      return isClear ? [] : [connectionProblem('HOOK_FORBIDDEN')];
    },
    view: (connection: Connection): Pick<DetailView, 'eventsBy' | 'hooks'> => {
      const registered = hooks.list(connection.id);
      const slug = connection.workspace?.slug ?? '';
      return {
        eventsBy: registered.some(({ uuid }) => uuid !== undefined) ? 'webhooks' : 'polling',
        hooks: registered.map(({ repository, uuid, lastDeliveryAt }) => ({
          at:
            repository === ''
              ? slug
              : `${slug}/${parts.slugOf(connection, repository) ?? repository}`,
          level: repository === '' ? 'workspace' : 'repository',
          state: uuid === undefined ? 'missing' : 'registered',
          events: [...OUR_EVENTS],
          ...(lastDeliveryAt !== undefined && { lastDeliveryAt }),
          ...(uuid === undefined && { problem: connectionProblem('HOOK_MISSING') }),
        })),
      };
    },
  };
}

function noteProblem(
  store: ConnectionStore,
  id: string,
  at: number,
  problem: ConnectionProblemCode,
): void {
  for (;;) {
    const connection = store.find(id);
    if (!connection) return;
    try {
      store.change<ConnectionKind>(connection, { checked: { at, problem } });
      return;
    } catch (error) {
      if (!(error instanceof StaleConnectionError)) throw error;
    }
  }
}
