import type { ProductConnection } from '../types';

/** Bitbucket said that it cannot answer now, which is not the same as that there is nothing. */
class ProductUnavailableError extends Error {
  readonly code = 'PRODUCT_UNAVAILABLE';

  constructor(status: number) {
    super(`Bitbucket answered ${String(status)}.`);
    this.name = 'ProductUnavailableError';
  }
}

/**
 * The JSON of something below `/2.0/repositories/{workspace}`, asked as the person.
 *
 * @param segments parts of the path, as text; each is encoded
 * @param query with its question mark
 * @returns undefined where the person sees nothing there, or no path can be made of the parts
 * @throws ProductUnavailableError at 429 and 5xx, and whatever the connection throws
 */
export async function readAs(
  product: ProductConnection,
  accountId: string,
  segments: readonly string[],
  query = '',
): Promise<unknown> {
  if (segments.some(isStep)) return undefined;
  const path = [`{${product.workspace}}`, ...segments].map(encodeURIComponent).join('/');
  const response = await product.request(
    { type: 'user', accountId },
    `/2.0/repositories/${path}${query}`,
    { headers: { accept: 'application/json' } },
  );
  if (response.ok) return await response.json();
  if (response.status === 429 || response.status >= 500) {
    throw new ProductUnavailableError(response.status);
  }
  return undefined;
}

/** A part that would lead to another place than it says. */
function isStep(segment: string): boolean {
  return segment === '' || segment === '.' || segment === '..';
}
