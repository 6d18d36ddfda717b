import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';

/** A state of an authorization lives as long. */
const SECONDS = 600;

/**
 * Ties an authorization to the browser that began it. The session's own cookie cannot: it is
 * SameSite=Strict, and the way back from Bitbucket begins at another site. This one is sent to
 * the callback alone, and says nothing by itself.
 * @param secure whether browsers use https, which the request does not say behind a proxy
 */
export function markBrowser(c: Context, secure: boolean): string {
  const browser = readBrowser(c) ?? randomBytes(32).toString('base64url');
  setCookie(c, nameOf(c), browser, {
    path: '/integrations',
    httpOnly: true,
    sameSite: 'Lax',
    secure,
    maxAge: SECONDS,
  });
  return browser;
}

export function readBrowser(c: Context): string | undefined {
  return getCookie(c, nameOf(c));
}

/** Cookies ignore the port, so that two hosts on one machine would share theirs. */
function nameOf(c: Context): string {
  return `sbom_bridge_authorization_${new URL(c.req.url).port || '80'}`;
}
