import { getPath } from 'hono/utils/url';

/**
 * The path that routes are matched with: as Hono has it, but line ends stay encoded. Hono's
 * wildcards do not match them, so a guard on `/2.0/*` would pass over a file called `a%0Ab`.
 */
export function requestPath(request: Request): string {
  return getPath(request).replace(/[\n\r\u2028\u2029]/g, encodeURIComponent);
}
