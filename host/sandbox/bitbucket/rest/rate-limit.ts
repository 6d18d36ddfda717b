import type { MiddlewareHandler } from 'hono';
import type { RequestLimit } from '../faults/types';
import { actorId } from '../actors';
import type { SandboxIdentity } from '../model';
import type { RestEnvironment } from './environment';

/** The highest limit that Bitbucket gives to an app: forge-bitbucket, "Limits and price". */
const HIGHEST_PER_HOUR = 10_000;
const HOUR_MS = 3600_000;
/** Bitbucket warns when about this share is left. */
const NEAR_SHARE = 0.2;
const REPOSITORY_DATA = '/2.0/repositories/';

/**
 * Counts the requests for repository data of each credential over a rolling hour and answers 429
 * beyond the limit. Raw files count as well, which Bitbucket counts apart. What was counted is
 * forgotten when the host stops.
 */
export function createRateLimit(
  clock: { now(): number },
  identity: SandboxIdentity,
): { readonly limit: RequestLimit; readonly guard: MiddlewareHandler<RestEnvironment> } {
  let perHour = HIGHEST_PER_HOUR;
  const times = new Map<string, number[]>();
  const within = (who: string): number[] => {
    const since = clock.now() - HOUR_MS;
    const recent = (times.get(who) ?? []).filter((at) => at > since);
    times.set(who, recent);
    return recent;
  };
  return {
    limit: {
      perHour: () => perHour,
      set: (wanted) => {
        perHour = wanted;
      },
      spent: () => within(identity.app.accountId).length,
    },
    guard: async (c, next) => {
      if (!new URL(c.req.url).pathname.startsWith(REPOSITORY_DATA)) {
        await next();
        return undefined;
      }
      const actor = c.get('actor');
      const recent = within(actorId(actor, identity));
      const left = perHour - recent.length;
      if (left > 0) {
        recent.push(clock.now());
        await next();
      } else {
        c.res = tooManyRequests();
      }
      // Answers to API tokens of people carry none.
      if (actor.kind === 'account') return undefined;
      c.header('x-ratelimit-limit', String(perHour));
      c.header('x-ratelimit-resource', 'api-repositories');
      c.header('x-ratelimit-nearlimit', String(left - 1 < perHour * NEAR_SHARE));
      return undefined;
    },
  };
}

/** Bare text, and most often without a time to wait for: bitbucket-cloud, "Rate limits". */
export function tooManyRequests(retryAfter?: string): Response {
  return new Response('Rate limit for this resource has been exceeded', {
    status: 429,
    headers: {
      'content-type': 'text/plain',
      ...(retryAfter === undefined ? {} : { 'retry-after': retryAfter }),
    },
  });
}
