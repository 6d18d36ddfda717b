import type { InboxStorage } from './storage';
import type { Terms } from './terms';

/** Products, and versions of each (sbommv, README). The server's own words are not published. */
const MOST = 5;

/** Why no product can be added; undefined = one can. */
export function productLimit({ tier }: Terms, storage: InboxStorage): string | undefined {
  return tier === 'free' && storage.products().length >= MOST
    ? 'Product limit reached for the free tier'
    : undefined;
}

/**
 * Why no version can be added, as counted when a document comes in: what a job has yet to make a
 * record of is not counted, and a version string that is there already adds none.
 */
export function versionLimit(
  { tier }: Terms,
  storage: InboxStorage,
  productId: string,
  version: string | undefined,
): string | undefined {
  if (tier !== 'free') return undefined;
  const there = new Set(storage.versionStrings(productId));
  return there.size >= MOST && (version === undefined || !there.has(version))
    ? 'Version limit reached for this product on the free tier'
    : undefined;
}
