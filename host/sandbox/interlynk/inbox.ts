import { randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { HostDatabase } from '../../database';
import { createDueJobs } from '../inboxes/due-jobs';
import { createFaults, type Faults } from '../inboxes/faults';
import { createPageRoutes } from '../inboxes/page-routes';
import { serveInbox, type InboxRoutes, type ServedInbox } from '../inboxes/serve-inbox';
import { sleepBy, systemTimers, type InboxClock, type InboxTimers } from '../inboxes/time';
import { createApi } from './api';
import { arrivalsView } from './arrivals-view';
import { faultOf, OFFERED, type Fault } from './faults';
import { makeVersion } from './make-version';
import { createInboxStorage } from './storage';
import { createTerms, type TermsHolder } from './terms';
import { termsView } from './terms-form';
import { addTermsRoute } from './terms-routes';
import type { Arrival, VersionRecord } from './types';

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

/** `/lynkapi`, `/healthz`, `/inbox`, `/inbox.json`. */
export interface InterlynkInbox extends ServedInbox {
  /** Newest first; all of them unless told. */
  arrivals(limit?: number): readonly Arrival[];
  /** Oldest first. */
  versions(): readonly VersionRecord[];
  readonly faults: Faults<Fault>;
  /** How the platform stands to its user: tier, permissions, policies. */
  readonly terms: TermsHolder;
  /** As somebody does in the web interface; false where there is none of that name. */
  deleteProduct(name: string): boolean;
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
  const faults = createFaults<Fault>();
  const jobs = createDueJobs({
    storage,
    clock,
    timers,
    work: (uploadId, now) => {
      makeVersion(storage, uploadId, now);
    },
  });
  const terms = createTerms();
  const answer = createApi({
    storage,
    clock,
    token,
    versionDelayMs,
    faults,
    terms: () => terms.current(),
    sleep: sleepBy(timers),
    uploadAdded: jobs.added,
  });

  const api: InboxRoutes = new Hono();
  const tooLarge = () => new Response('Payload too large', { status: 413 });
  const limit = bodyLimit({ maxSize: options.maxBytes ?? 64 * 1024 * 1024, onError: tooLarge });
  api.use('/lynkapi', async (context, next) => {
    await next();
    context.header('date', new Date(clock.now()).toUTCString());
  });
  api.post('/lynkapi', limit, (context) => answer(context.req.raw));
  // Says nothing about the token, as far as is known.
  api.get('/healthz', (context) => context.json({ status: 'ok' }));
  const csrfToken = options.csrfToken ?? randomBytes(32).toString('base64url');
  const pages = createPageRoutes({
    path: '/inbox',
    title: 'Interlynk inbox',
    lead: 'What arrived at the Interlynk-compatible API of this sandbox.',
    arrivals: storage.arrivals,
    arrivalsView,
    faults,
    offered: OFFERED,
    operations: ['upload', 'query'],
    faultOf,
    standingView: () => termsView(terms.current(), csrfToken, 'inbox/terms'),
    token,
    csrfToken,
  });
  addTermsRoute(pages, terms, csrfToken);

  return {
    ...serveInbox(api, pages),
    arrivals: (most = -1) => storage.arrivals(most),
    versions: storage.versions,
    faults,
    terms,
    deleteProduct: (name) => {
      const product = storage.productNamed(name);
      if (product !== undefined) storage.deleteProduct(product.id);
      return product !== undefined;
    },
    workDue: jobs.workDue,
    start: jobs.start,
    stop: jobs.stop,
  };
}
