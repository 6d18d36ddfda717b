import type { ConnectionParts } from '../open';
import { ConnectionError } from '../problem';
import { lfsPointer } from './lfs-pointer';
import { fencedUrl } from './workspace-fence';
import type { FencedWorkspace } from './workspace-fence';

/** What goes into the Authorization header. OAuth renews its token, the others have one for good. */
export interface Authorization {
  /** Throws ConnectionError where there is none. */
  authorize(): Promise<string>;
  /** After a 401: whether there is another one to try with. */
  renew?(refused: string): Promise<boolean>;
}

/** Who sends, to where. */
export interface RequestParts extends Pick<ConnectionParts, 'service' | 'network'> {
  readonly workspace: FencedWorkspace;
  readonly authorization: Authorization;
  /** Until the answer begins; its body may take longer. Half a minute if left out. */
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 30_000;
const MOST_REDIRECTS = 5;
const REDIRECTS = [301, 302, 303, 307, 308];
/** All that the API documents. What else a caller sets could change who or what is asked. */
const SENT_HEADERS = [
  'accept',
  'accept-language',
  'content-type',
  'if-match',
  'if-modified-since',
  'if-none-match',
  'range',
];

/**
 * Sends a request with the credential of a connection. Paths, and what redirects lead to, are held
 * to the workspace before anything leaves; redirects within the API are followed with the
 * credential, unless `init.redirect` is `manual`, those to another host never. Any answer of
 * Bitbucket is an answer, 401 and 429 too, with its headers.
 * Throws ConnectionError OTHER_WORKSPACE, what `authorize` throws, and TypeError as `fetch` does
 * where nothing answers.
 */
export async function bitbucketRequest(
  parts: RequestParts,
  path: string,
  init: RequestInit = {},
): Promise<Response> {
  const fence = { api: parts.service.api, workspace: parts.workspace };
  if (!path.startsWith('/2.0/')) throw new ConnectionError('OTHER_WORKSPACE');
  const first = new Request(fencedUrl(fence, path), init);
  let hop: Hop = {
    url: first.url,
    method: first.method,
    headers: sentHeaders(first.headers),
    // Kept, since a renewed token, 307 and 308 send it again.
    body: first.body === null ? undefined : await first.arrayBuffer(),
  };
  let authorization = await parts.authorization.authorize();
  let renewed = false;
  for (let redirects = 0; ;) {
    const answer = await send(parts, hop, authorization, first.signal);
    if (answer.status === 401 && !renewed && parts.authorization.renew !== undefined) {
      renewed = true;
      if (await parts.authorization.renew(authorization)) {
        await answer.body?.cancel();
        authorization = await parts.authorization.authorize();
        continue;
      }
    }
    const location = answer.headers.get('location');
    const leads = REDIRECTS.includes(answer.status) && location !== null;
    if (!leads || first.redirect === 'manual') return answer;
    await answer.body?.cancel();
    const pointer = lfsPointer(hop.url, answer.status, location);
    if (pointer !== undefined) return pointer;
    redirects += 1;
    if (first.redirect === 'error' || redirects > MOST_REDIRECTS) {
      throw new TypeError('fetch failed', { cause: new Error('Too many redirects') });
    }
    hop = redirected(hop, answer.status, fencedUrl(fence, location, hop.url));
  }
}

interface Hop {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: ArrayBuffer | undefined;
}

async function send(
  { network, timeoutMs = TIMEOUT_MS }: RequestParts,
  hop: Hop,
  authorization: string,
  signal: AbortSignal,
): Promise<Response> {
  const headers = new Headers(hop.headers);
  headers.set('authorization', authorization);
  const late = new AbortController();
  const timer = setTimeout(() => {
    late.abort(new TypeError('fetch failed', { cause: new Error('No answer in time') }));
  }, timeoutMs);
  try {
    const request = new Request(hop.url, {
      method: hop.method,
      headers,
      redirect: 'manual',
      signal: AbortSignal.any([signal, late.signal]),
      ...(hop.body !== undefined && { body: hop.body }),
    });
    return await Promise.race([network(request), aborted(late.signal)]);
  } finally {
    clearTimeout(timer);
  }
}

/** A network that does not listen to signals is waited for no longer either. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => {
      reject(signal.reason instanceof Error ? signal.reason : new TypeError('fetch failed'));
    });
  });
}

function sentHeaders(headers: Headers): Headers {
  const kept = SENT_HEADERS.flatMap((name): [string, string][] => {
    const value = headers.get(name);
    return value === null ? [] : [[name, value]];
  });
  return new Headers(kept);
}

/** As the Fetch standard has it: 303, and a POST that is redirected by 301 or 302, become GET. */
function redirected(hop: Hop, status: number, url: URL): Hop {
  const asGet =
    (status === 303 && hop.method !== 'HEAD') ||
    ((status === 301 || status === 302) && hop.method === 'POST');
  if (!asGet) return { ...hop, url: url.href };
  const headers = new Headers(hop.headers);
  headers.delete('content-type');
  return { url: url.href, method: 'GET', headers, body: undefined };
}
