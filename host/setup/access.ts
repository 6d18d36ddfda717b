import type { Context, MiddlewareHandler } from 'hono';

/** Who may see the set-up pages and call their API. */
export interface SetupAccess {
  /** The token that each POST of the page must carry; without a session, where to log in. */
  page(
    c: Context,
  ): Promise<{ readonly token: string; readonly canLogOut?: boolean } | { readonly login: string }>;
  /** Lets a call through that comes from a page of this origin and session, with its token. */
  readonly guard: MiddlewareHandler;
}
