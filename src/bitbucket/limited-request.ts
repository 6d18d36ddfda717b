import type { MayAsk, RequestLimits } from '../core/bitbucket-ports';
import type { BitbucketRequest } from '../core/ports';
import { RequestBudgetSpent } from '../core/request-budget';

/**
 * Counts requests and reads from every answer what Bitbucket says of its hourly limit
 * (`X-RateLimit-Limit`, `X-RateLimit-NearLimit`; reference: bitbucket-cloud, "Rate limits").
 * `mayAsk` is asked before each request; where it says no, RequestBudgetSpent is thrown and
 * nothing is sent. Made new for each invocation: it holds what one workspace was told.
 */
export function createLimitedRequest(
  request: BitbucketRequest,
  mayAsk: MayAsk,
): { readonly request: BitbucketRequest; readonly limits: () => RequestLimits } {
  let seen: RequestLimits = { near: false, spent: 0 };
  return {
    limits: () => seen,
    request: async (actor, path, init) => {
      if (!mayAsk(seen)) throw new RequestBudgetSpent();
      // Before the answer: requests side by side must not pass the budget together.
      seen = { ...seen, spent: seen.spent + 1 };
      const response = await request(actor, path, init);
      seen = { ...seen, ...told(response) };
      return response;
    },
  };
}

/** What one answer says; one without the headers changes nothing that was said before. */
function told({ status, headers }: Response): Partial<RequestLimits> {
  // Atlassian's gateway may list several windows: `60, 60;w=3600`.
  const limit = Number.parseInt(headers.get('x-ratelimit-limit') ?? '', 10);
  const near = headers.get('x-ratelimit-nearlimit')?.trim().toLowerCase();
  return {
    ...(limit > 0 && { limit }),
    ...(near !== undefined && { near: near === 'true' }),
    ...(status === 429 && { near: true }),
  };
}
