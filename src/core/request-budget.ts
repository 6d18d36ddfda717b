import type { RequestLimits } from './bitbucket-ports';

/** Thrown instead of making a request that the budget does not allow. */
export class RequestBudgetSpent extends Error {
  constructor() {
    super('The budget of Bitbucket requests is spent.');
    this.name = 'RequestBudgetSpent';
  }
}

/** Bitbucket's limit for an app in a workspace of up to 100 seats: bitbucket-cloud, "Rate limits". */
const SMALLEST_HOURLY_LIMIT = 1000;
/** Work that nobody waits for leaves nine tenths of the hour to the events. */
const SHARE = 0.1;
/**
 * Forge lets an invocation make 100 outbound requests for each minute of its time-out, of which
 * this keeps a fifth back: forge-bitbucket, "Limits and price".
 */
const MOST_PER_INVOCATION = 400;

/** A person waits for an import: three tenths, so that the events still have half the hour. */
const IMPORT_SHARE = 0.3;

/** How many requests an import may make in an hour, those of its runs included. */
export function importBudget({
  limit = SMALLEST_HOURLY_LIMIT,
}: Pick<RequestLimits, 'limit'>): number {
  return Math.floor(limit * IMPORT_SHARE);
}

/** How many requests one pass of background work may make, by what Bitbucket says of its limit. */
export function backgroundBudget({ limit = SMALLEST_HOURLY_LIMIT }: RequestLimits): number {
  return Math.min(MOST_PER_INVOCATION, Math.floor(limit * SHARE));
}
