import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { Hono } from 'hono';
import { BrokenConnection } from './broken-connection';

/** What @hono/node-server lends a handler; absent where a request did not come over a socket. */
interface NodeBindings {
  readonly outgoing?: { destroy(): unknown };
}
export type InboxRoutes = Hono<{ Bindings: NodeBindings }>;

/** Both edges of an inbox: an HTTP server, and the host's network. */
export interface ServedInbox {
  /** API and pages, for an HTTP server; a broken connection is one there. */
  readonly routes: InboxRoutes;
  /** The API alone, for the host's network. Throws like `fetch` where the connection breaks. */
  handle(request: Request): Promise<Response>;
}

/**
 * @param api throws BrokenConnection where a fault asks for it
 * @param at the path that the HTTP server puts in front of the API; pages have theirs already
 */
export function serveInbox(api: InboxRoutes, pages: Hono, at = '/'): ServedInbox {
  api.onError((error) => {
    throw error;
  });
  const routes: InboxRoutes = new Hono();
  routes.route(at, api);
  routes.route('/', pages);
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
  };
}
