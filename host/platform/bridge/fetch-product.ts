import { z } from 'zod';
import type { ProductConnection } from '../types';

/** `requestBitbucket` of @forge/bridge, on its way. */
export const productCall = z.object({
  product: z.literal('bitbucket'),
  /** Only Bitbucket's REST API; a path that leaves it after normalising is refused. */
  restPath: z
    .string()
    .max(8192)
    .transform((path, context) => {
      const url = URL.canParse(path, BASE) ? new URL(path, BASE) : undefined;
      if (url?.origin === BASE && url.pathname.startsWith('/2.0/'))
        return url.pathname + url.search;
      context.addIssue({ code: 'custom', message: 'Not a path of the REST API.' });
      return z.NEVER;
    }),
  fetchRequestInit: z
    .object({
      method: z.string().max(20).optional(),
      body: z.string().nullish(),
      headers: z.array(z.tuple([z.string(), z.string()])).optional(),
    })
    .default({}),
});

const BASE = 'https://bitbucket.invalid';

/** What a panel may say of itself; credentials and cookies are the connection's business. */
const PASSED_HEADERS = new Set(['accept', 'content-type', 'if-match', 'if-none-match']);

export interface ProductAnswer {
  readonly status: number;
  readonly statusText: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Base64 where `isAttachment`. */
  readonly body: string;
  readonly isAttachment: boolean;
}

/** Asks Bitbucket as `accountId`. Rejects as the connection does. */
export async function fetchProduct(
  product: ProductConnection,
  accountId: string,
  call: z.output<typeof productCall>,
): Promise<ProductAnswer> {
  const { method, body, headers } = call.fetchRequestInit;
  const response = await product.request({ type: 'user', accountId }, call.restPath, {
    method: method ?? 'GET',
    headers: (headers ?? []).filter(([name]) => PASSED_HEADERS.has(name.toLowerCase())),
    ...(typeof body === 'string' ? { body } : {}),
  });
  const type = response.headers.get('content-type') ?? 'text/plain';
  const isAttachment = !/^(text\/|application\/([\w.+-]*\+)?(json|xml|javascript))/.test(type);
  const bytes = Buffer.from(await response.arrayBuffer());
  return {
    status: response.status,
    statusText: response.statusText,
    headers: Object.fromEntries(response.headers),
    body: bytes.toString(isAttachment ? 'base64' : 'utf8'),
    isAttachment,
  };
}
