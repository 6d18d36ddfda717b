import { z } from 'zod';
import { BridgeError } from '../core/errors';
import type { Actor, BitbucketRequest } from '../core/ports';
import { askJson } from './ask';

const page = z.object({ values: z.array(z.unknown()), next: z.string().optional() });

/**
 * The one pager: yields the parsed rows of each page and follows `next`. A row that does not fit
 * the schema is left out, the page is kept. `last` is true on a page without `next`.
 * `next` is an absolute URL: only its path and query are used, so no credential leaves for
 * another host, and it must stay in the API.
 */
export async function* pages<T>(
  request: BitbucketRequest,
  first: string,
  row: z.ZodType<T>,
  actor: Actor = 'app',
): AsyncGenerator<{ rows: T[]; last: boolean }> {
  let path: string | undefined = first;
  while (path !== undefined) {
    const { values, next }: z.infer<typeof page> = await askJson(request, path, page, { actor });
    const rows = values.flatMap((value) => {
      const parsed = row.safeParse(value);
      return parsed.success ? [parsed.data] : [];
    });
    path = next === undefined ? undefined : pathOf(next);
    yield { rows, last: path === undefined };
  }
}

/** All rows of at most `maxPages` pages, and whether that was all. */
export async function collect<T>(
  request: BitbucketRequest,
  first: string,
  row: z.ZodType<T>,
  maxPages: number,
): Promise<{ rows: T[]; complete: boolean }> {
  const rows: T[] = [];
  let count = 0;
  for await (const { rows: some, last } of pages(request, first, row)) {
    rows.push(...some);
    count += 1;
    if (last) return { rows, complete: true };
    if (count >= maxPages) break;
  }
  return { rows, complete: false };
}

function pathOf(next: string): string {
  const url = URL.canParse(next) ? new URL(next) : undefined;
  const path = url && url.pathname + url.search;
  if (path?.startsWith('/2.0/') !== true) {
    throw new BridgeError('BITBUCKET_UNEXPECTED', { detail: 'A page link leaves the API.' });
  }
  return path;
}
