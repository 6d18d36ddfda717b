import { randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { HostDatabase } from '../../database';
import { createFaults, type Faults } from '../inboxes/faults';
import { createPageRoutes } from '../inboxes/page-routes';
import { serveInbox, type InboxRoutes, type ServedInbox } from '../inboxes/serve-inbox';
import { sleepBy, systemTimers, type InboxClock, type InboxTimers } from '../inboxes/time';
import { createEndpointApi } from './api';
import { arrivalsView } from './arrivals-view';
import { faultOf, OFFERED, type EndpointFault } from './faults';
import { createEndpointStorage } from './storage';
import type { EndpointArrival } from './types';

export interface EndpointInboxOptions {
  readonly database: HostDatabase;
  readonly clock: InboxClock;
  /** What signatures are made with; also the bearer token of /inbox/endpoint.json. */
  readonly key: string;
  /** setTimeout by default. */
  readonly timers?: InboxTimers;
  /** Largest request body; 64 MiB by default. */
  readonly maxBytes?: number;
  /** Protects the form on the page; random by default. */
  readonly csrfToken?: string;
}

/** `/intake`, `/inbox/endpoint`, `/inbox/endpoint.json`. */
export interface EndpointInbox extends ServedInbox {
  /** Newest first; all of them unless told. */
  arrivals(limit?: number): readonly EndpointArrival[];
  document(source: string, id: string): Uint8Array | undefined;
  /** The keys that signatures are checked with from now on. */
  setKeys(keys: readonly string[]): void;
  readonly faults: Faults<EndpointFault>;
}

/** A receiver of what docs/https-endpoint.md describes; everything it gets is kept in `database`. */
export function createEndpointInbox(options: EndpointInboxOptions): EndpointInbox {
  const { database, clock, key, timers = systemTimers } = options;
  const storage = createEndpointStorage(database);
  const faults = createFaults<EndpointFault>();
  let keys: readonly string[] = [key];
  const answer = createEndpointApi({
    storage,
    clock,
    keys: () => keys,
    faults,
    sleep: sleepBy(timers),
  });

  const api: InboxRoutes = new Hono();
  const tooLarge = () => new Response('Payload too large', { status: 413 });
  const limit = bodyLimit({ maxSize: options.maxBytes ?? 64 * 1024 * 1024, onError: tooLarge });
  api.on(['POST', 'OPTIONS'], '/intake', limit, (context) => answer(context.req.raw));
  const pages = createPageRoutes({
    path: '/inbox/endpoint',
    title: 'HTTPS endpoint inbox',
    lead: 'What arrived at the HTTPS endpoint of this sandbox, with a valid signature.',
    arrivals: storage.arrivals,
    arrivalsView,
    faults,
    offered: OFFERED,
    operations: ['upload', 'query'],
    faultOf,
    token: key,
    csrfToken: options.csrfToken ?? randomBytes(32).toString('base64url'),
  });

  return {
    ...serveInbox(api, pages),
    arrivals: (most = -1) => storage.arrivals(most),
    document: storage.document,
    setKeys: (valid) => {
      keys = valid;
    },
    faults,
  };
}
