import type { Context, MiddlewareHandler } from 'hono';
import { isToken, TOKEN_HEADER, type Session, type Sessions } from '../platform/bridge/session';
import { setupProblem } from './setup-problems';

/** Who may see the set-up pages and call their API. */
export interface SetupAccess {
  /** The token that each POST of the page must carry; without a session, where to log in. */
  page(c: Context): Promise<{ readonly token: string } | { readonly login: string }>;
  /** Lets a call through that comes from a page of this origin and session, with its token. */
  readonly guard: MiddlewareHandler;
}

/**
 * Access for whoever reaches this machine's loopback: a session begins with the first page.
 * @param begin begins a session for the request, or says where to log in instead
 */
export function sessionAccess(
  sessions: Sessions,
  begin: (c: Context) => Promise<Session | { readonly login: string }>,
): SetupAccess {
  return {
    async page(c) {
      const session = (await sessions.read(c)) ?? (await begin(c));
      return 'login' in session ? session : { token: session.token };
    },
    guard: async (c, next) => {
      const site = c.req.header('sec-fetch-site');
      const isJson = c.req.header('content-type')?.startsWith('application/json') ?? false;
      if (!isJson || (site !== undefined && site !== 'same-origin'))
        return c.json({ ok: false, problem: setupProblem('SETUP_SESSION_OVER') }, 403);
      const session = await sessions.read(c);
      if (!session) return c.json({ ok: false, problem: setupProblem('SETUP_LOGIN_NEEDED') }, 401);
      if (!isToken(session, c.req.header(TOKEN_HEADER)))
        return c.json({ ok: false, problem: setupProblem('SETUP_SESSION_OVER') }, 403);
      await next();
      return undefined;
    },
  };
}
