import { randomBytes } from 'node:crypto';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { HostDatabase } from '../../database';
import { createApi } from './api';
import { BrokenConnection, createFaults, type Faults } from './faults';
import { createPageRoutes } from './page-routes';
import { createInboxStorage } from './storage';
import type { Arrival, GateState, InboxClock, InboxTimers, VersionRecord } from './types';
import { createVersionJobs } from './version-jobs';

export interface InboxOptions {
  readonly database: HostDatabase;
  readonly clock: InboxClock;
  /** The API token, for /lynkapi and /inbox.json alike. */
  readonly token: string;
  /** From acceptance to the version record, milliseconds; 1,000 by default. */
  readonly versionDelayMs?: number;
  /** setTimeout by default. */
  readonly timers?: InboxTimers;
  /** Largest request body; 64 MiB by default. Interlynk publishes no limit. */
  readonly maxBytes?: number;
  /** Protects the form on the page; random by default. */
  readonly csrfToken?: string;
}

/** What @hono/node-server lends a handler; absent where a request did not come over a socket. */
interface NodeBindings {
  readonly outgoing?: { destroy(): unknown };
}

export interface InterlynkInbox {
  /** `/lynkapi`, `/healthz`, `/inbox`, `/inbox.json`, for an HTTP server. */
  readonly routes: Hono<{ Bindings: NodeBindings }>;
  /** The API alone, for the host's network. Throws like `fetch` where the connection breaks. */
  handle(request: Request): Promise<Response>;
  /** Newest first; all of them unless told. */
  arrivals(limit?: number): readonly Arrival[];
  /** Oldest first. */
  versions(): readonly VersionRecord[];
  readonly faults: Faults;
  /** What every policy gate says from now on; NO_POLICIES at first. */
  setGate(state: GateState): void;
  /** Works the version jobs that are due now, without waiting for the timer. */
  workDue(): number;
  /** Works what an earlier process left, then goes on by itself. */
  start(): void;
  stop(): void;
}

/** An inbox that speaks Interlynk's protocol; everything it gets is kept in `database`. */
export function createInterlynkInbox(options: InboxOptions): InterlynkInbox {
  const { database, clock, token, versionDelayMs = 1000, timers = systemTimers } = options;
  const storage = createInboxStorage(database);
  const faults = createFaults();
  const jobs = createVersionJobs(storage, clock, timers);
  let gate: GateState = 'NO_POLICIES';
  const answer = createApi({
    storage,
    clock,
    token,
    versionDelayMs,
    faults,
    gate: () => gate,
    sleep: (milliseconds) =>
      new Promise((resolve) => {
        timers.set(milliseconds, resolve);
      }),
    uploadAdded: jobs.added,
  });

  const api = new Hono<{ Bindings: NodeBindings }>();
  const tooLarge = () => new Response('Payload too large', { status: 413 });
  const limit = bodyLimit({ maxSize: options.maxBytes ?? 64 * 1024 * 1024, onError: tooLarge });
  api.post('/lynkapi', limit, (context) => answer(context.req.raw));
  // Says nothing about the token, as far as is known.
  api.get('/healthz', (context) => context.json({ status: 'ok' }));
  api.onError((error) => {
    throw error;
  });

  const csrfToken = options.csrfToken ?? randomBytes(32).toString('base64url');
  const routes = new Hono<{ Bindings: NodeBindings }>();
  routes.route('/', api);
  routes.route('/', createPageRoutes({ storage, faults, token, csrfToken }));
  routes.onError((error, context) => {
    if (!(error instanceof BrokenConnection)) throw error;
    context.env.outgoing?.destroy();
    return RESPONSE_ALREADY_SENT;
  });

  return {
    routes,
    handle: async (request) => {
      try {
        return await api.fetch(request);
      } catch (error) {
        if (error instanceof BrokenConnection)
          throw new TypeError('fetch failed', { cause: error });
        throw error;
      }
    },
    arrivals: (most = -1) => storage.arrivals(most),
    versions: storage.versions,
    faults,
    setGate: (state) => {
      gate = state;
    },
    workDue: jobs.workDue,
    start: jobs.start,
    stop: jobs.stop,
  };
}

const systemTimers: InboxTimers = {
  set: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds);
    return () => {
      clearTimeout(timer);
    };
  },
};
