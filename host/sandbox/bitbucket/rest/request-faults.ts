import type { MiddlewareHandler } from 'hono';
import type { FaultyEdges } from '../faults/bitbucket-faults';
import type { RequestFault } from '../faults/types';
import { errorBody } from './api-error';
import type { RestEnvironment } from './environment';
import { tooManyRequests } from './rate-limit';

/** Does wrong what was planned for the request at hand. */
export function requestFaults(line: FaultyEdges['requests']): MiddlewareHandler<RestEnvironment> {
  return async (c, next) => {
    const { pathname, search } = new URL(c.req.url);
    const fault = line.take({
      actor: c.get('visitor')?.kind === 'app' ? 'app' : 'other',
      path: pathname + search,
    });
    switch (fault?.kind) {
      case 'status':
        return statusFault(fault);
      case 'html':
        return c.html('<html><body><h1>Bad Gateway</h1></body></html>', 502);
      case 'slow':
        await passed(fault.milliseconds, c.req.raw.signal);
        await next();
        return undefined;
      case 'cut':
        await next();
        breakOff(c);
        return undefined;
      case undefined:
        await next();
        return undefined;
    }
  };
}

function statusFault({ status, retryAfter }: Extract<RequestFault, { kind: 'status' }>): Response {
  if (status === 429) return tooManyRequests(retryAfter);
  const headers = retryAfter === undefined ? {} : { 'retry-after': retryAfter };
  return Response.json(errorBody(MESSAGES[status] ?? 'Something went wrong'), { status, headers });
}

const MESSAGES: Readonly<Record<number, string>> = {
  401: 'Token is invalid, expired, or not supported for this endpoint.',
  403: 'Forbidden',
  404: 'Resource not found',
  410: 'Functionality has been deprecated',
  555: 'The request took too long.',
};

/** Over HTTP the connection itself; in the same process the body. */
export function breakOff(c: { readonly env: unknown; res: Response }): void {
  // Bindings are absent when the app is called without a server.
  const outgoing = (c.env as RestEnvironment['Bindings'] | undefined)?.outgoing;
  if (outgoing === undefined) c.res = brokenOff(c.res);
  else outgoing.destroy();
}

/** An answer whose connection breaks after its first byte. */
function brokenOff(answer: Response): Response {
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      controller.enqueue(new TextEncoder().encode('{'));
    },
    pull: (controller) => {
      controller.error(new Error('ECONNRESET'));
    },
  });
  const headers = new Headers(answer.headers);
  headers.delete('content-length');
  const bodiless = [204, 304].includes(answer.status);
  return bodiless ? answer : new Response(body, { status: answer.status, headers });
}

/** Resolves after that time, or when nobody waits for the answer any more. */
async function passed(milliseconds: number, signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
