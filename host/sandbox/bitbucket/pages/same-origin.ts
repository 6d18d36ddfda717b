import { randomBytes } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { sameSecret } from '../../../same-secret';

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

/** Made new at each start; every form of the pages carries it. */
export function createFormToken(): string {
  return randomBytes(32).toString('base64url');
}

/**
 * The pages act as the workspace's admin without a login, so only this machine's own pages may
 * use them: the Host must be ours (a name that an attacker points at the loopback address is
 * not), and a form must come from the same origin and carry the token of the page it was on.
 */
export function sameOrigin(origin: () => string, token: string): MiddlewareHandler {
  return async (c, next) => {
    const host = new URL(c.req.url).host;
    const own = new URL(origin());
    const name = new URL(c.req.url).hostname;
    if (name !== own.hostname && !(LOOPBACK.includes(name) && LOOPBACK.includes(own.hostname))) {
      return c.text('This address is not served here.', 403);
    }
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') {
      const sender = c.req.header('origin');
      const site = c.req.header('sec-fetch-site') ?? 'same-origin';
      const from = sender !== undefined && URL.canParse(sender) ? new URL(sender).host : undefined;
      const form = await c.req.parseBody();
      const sent = form['csrf'];
      if (from !== host || site !== 'same-origin') return c.text('Cross-site request.', 403);
      if (typeof sent !== 'string' || !sameSecret(sent, token)) {
        return c.text('The page is out of date: reload it and try again.', 403);
      }
    }
    await next();
    if (!c.res.headers.has('content-security-policy')) {
      c.header('content-security-policy', pagePolicy());
    }
    c.header('referrer-policy', 'same-origin');
    c.header('x-content-type-options', 'nosniff');
    return undefined;
  };
}

/**
 * What the pages may load and where their forms lead.
 *
 * @param target another origin that a form's answer redirects to: browsers hold redirects to
 *   `form-action` as well
 */
export function pagePolicy(target = ''): string {
  return `default-src 'none'; style-src 'self'; form-action 'self' ${target}; base-uri 'none'; frame-ancestors 'self'`;
}
