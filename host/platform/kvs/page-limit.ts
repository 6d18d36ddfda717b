import { KvsError } from './kvs-error';
import { LIMITS } from './limits';

/** How many rows a query returns: 10 unless asked. Throws LIST_QUERY_LIMIT_EXCEEDED beyond 1–100. */
export function pageLimit(limit: number | undefined): number {
  if (limit === undefined) return LIMITS.pageDefault;
  if (!Number.isInteger(limit) || limit < 1 || limit > LIMITS.pageMax) {
    throw new KvsError('LIST_QUERY_LIMIT_EXCEEDED', `A page has 1 to ${LIMITS.pageMax} results.`);
  }
  return limit;
}
