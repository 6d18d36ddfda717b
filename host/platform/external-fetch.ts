import { EgressFilteringService } from '@forge/egress';
import type { Caller } from './invoke';
import { externalEndpointNotAllowed } from './platform-errors';
import type { Network } from './types';

const MAX_REDIRECTS = 20;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/**
 * The app's global fetch: HTTPS only, to the manifest's addresses and those that admins granted,
 * judged by the vendor's own filter; redirects are followed here so that each target is judged too.
 * `granted` is asked at each address that the manifest lacks, so that a removed grant is gone with
 * the next request. Throws NotAllowedError (ExternalEndpointNotAllowedError on Forge), and what the
 * network throws.
 */
export function createExternalFetch(
  egress: readonly string[],
  granted: () => readonly string[],
  network: Network,
): (
  input: string | URL | Request,
  init: RequestInit | undefined,
  caller: Caller,
) => Promise<Response> {
  const declared = new EgressFilteringService([...egress]);
  const check = (url: string): void => {
    const allowed =
      new URL(url).protocol === 'https:' &&
      (declared.isValidUrl(url) || new EgressFilteringService([...granted()]).isValidUrl(url));
    if (!allowed) throw externalEndpointNotAllowed(url);
  };
  return async (input, init, caller) => {
    const first = new Request(input, init);
    check(first.url);
    const signal = AbortSignal.any([first.signal, caller.signal]);
    if (first.redirect !== 'follow') return network(new Request(first, { signal }));

    // Kept, since 307 and 308 send the body again.
    const body = first.body === null ? undefined : await first.arrayBuffer();
    let hop: Hop = { url: first.url, method: first.method, headers: first.headers, body };
    for (let count = 0; count <= MAX_REDIRECTS; count += 1) {
      const { url, method, headers } = hop;
      const request = new Request(url, {
        method,
        headers,
        redirect: 'manual',
        signal,
        ...(hop.body === undefined ? {} : { body: hop.body }),
      });
      const response = await network(request);
      const location = response.headers.get('location');
      if (!REDIRECTS.has(response.status) || location === null) return response;
      await response.body?.cancel();
      hop = follow(hop, response.status, new URL(location, url));
      check(hop.url);
    }
    throw new TypeError('fetch failed: too many redirects');
  };
}

interface Hop {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: ArrayBuffer | undefined;
}

/** As the Fetch standard has it: 303 and a redirected POST become GET, and credentials stay home. */
function follow(hop: Hop, status: number, target: URL): Hop {
  const headers = new Headers(hop.headers);
  if (new URL(hop.url).origin !== target.origin) {
    for (const name of ['authorization', 'cookie', 'proxy-authorization']) headers.delete(name);
  }
  const asGet =
    (status === 303 && hop.method !== 'HEAD') ||
    ((status === 301 || status === 302) && hop.method === 'POST');
  if (!asGet) return { ...hop, url: target.href, headers };
  for (const name of ['content-type', 'content-length', 'content-encoding']) headers.delete(name);
  return { url: target.href, method: 'GET', headers, body: undefined };
}
