import type { z } from 'zod';
import { BridgeError } from '../core/errors';
import type { Actor, BitbucketRequest } from '../core/ports';
import { errorBody } from './schema';

export interface Ask {
  readonly actor?: Actor;
  readonly method?: 'GET' | 'POST' | 'PUT';
  readonly body?: unknown;
}

/**
 * Asks Bitbucket and returns the answer when its status is 2xx.
 * Throws BridgeError BITBUCKET_* by status (reference: bitbucket-cloud, "Errors").
 */
export async function ask(
  request: BitbucketRequest,
  path: string,
  options: Ask = {},
): Promise<Response> {
  const init: RequestInit = {
    method: options.method ?? 'GET',
    headers: { Accept: 'application/json' },
  };
  if (options.body !== undefined) {
    init.headers = { Accept: 'application/json', 'Content-Type': 'application/json' };
    init.body = JSON.stringify(options.body);
  }
  const response = await request(options.actor ?? 'app', path, init);
  if (response.ok) return response;
  throw await toBridgeError(response);
}

/** The parsed JSON answer; BITBUCKET_UNEXPECTED when it is not of the schema's shape. */
export async function askJson<T>(
  request: BitbucketRequest,
  path: string,
  schema: z.ZodType<T>,
  options: Ask = {},
): Promise<T> {
  const response = await ask(request, path, options);
  const text = await response.text().catch((cause: unknown) => {
    throw new BridgeError('BITBUCKET_UNAVAILABLE', { detail: 'The connection broke.', cause });
  });
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch (cause) {
    throw new BridgeError('BITBUCKET_UNEXPECTED', { detail: 'The answer is not JSON.', cause });
  }
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const detail = `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'unknown'}`;
  throw new BridgeError('BITBUCKET_UNEXPECTED', { detail, cause: parsed.error });
}

async function toBridgeError(response: Response): Promise<BridgeError> {
  const retryAfterSeconds = secondsToWait(response.headers);
  const text = await response.text().catch(() => '');
  const parsed = errorBody.safeParse(parseJson(text));
  const detail = parsed.success ? parsed.data.error.message : `HTTP ${String(response.status)}`;
  switch (response.status) {
    case 401:
      return new BridgeError('BITBUCKET_UNAUTHORIZED', { detail });
    case 402:
    case 403:
      return new BridgeError('BITBUCKET_FORBIDDEN', { detail });
    case 404:
    case 410: {
      const commitIsGone = parsed.success && parsed.data.error.data?.shas !== undefined;
      return new BridgeError(commitIsGone ? 'BITBUCKET_COMMIT_NOT_FOUND' : 'BITBUCKET_NOT_FOUND', {
        detail,
      });
    }
    case 429:
      return new BridgeError('BITBUCKET_RATE_LIMITED', { detail, retryAfterSeconds });
    case 555:
      return new BridgeError('BITBUCKET_TOO_BIG', { detail });
    default:
      return response.status >= 500
        ? new BridgeError('BITBUCKET_UNAVAILABLE', { detail, retryAfterSeconds })
        : new BridgeError('BITBUCKET_UNEXPECTED', { detail });
  }
}

/** Retry-After, else X-RateLimit-Reset, which counts seconds at Bitbucket. */
function secondsToWait(headers: Headers): number | undefined {
  const value = headers.get('retry-after') ?? headers.get('x-ratelimit-reset');
  const seconds = value === null ? Number.NaN : Number(value);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
