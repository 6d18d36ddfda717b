import { z } from 'zod';
import type { ProductConnection } from '../../platform/types';
import type { BitbucketService } from '../bitbucket-service';
import type { ConnectionKind } from '../connection';
import { ConnectionError } from '../problem';
import { answerProblem } from './answer-problem';

/** What the REST calls of a connection work with. */
export interface RestAccess {
  readonly kind: ConnectionKind;
  readonly product: ProductConnection;
  readonly service: BitbucketService;
}

export interface RestPage {
  readonly values: readonly unknown[];
  /** Of the whole list; not every resource says it. */
  readonly size?: number;
}

const page = z.object({
  values: z.array(z.unknown()),
  size: z.number().int().nonnegative().optional().catch(undefined),
  next: z.string().optional(),
});

const AS_APP = { type: 'app' } as const;

/** Asks, and turns what nobody answered into BITBUCKET_UNREACHABLE. */
export async function askRest(
  { product }: Pick<RestAccess, 'product'>,
  path: string,
  init: RequestInit = {},
): Promise<Response> {
  try {
    return await product.request(AS_APP, path, init);
  } catch (cause) {
    if (cause instanceof ConnectionError) throw cause;
    throw new ConnectionError('BITBUCKET_UNREACHABLE', [], { cause });
  }
}

/**
 * The pages of a list. `next` is followed as it is, but only to the same service: the connection
 * refuses what leads outside its workspace. Throws ConnectionError for any answer but a page.
 */
export async function* restPages(access: RestAccess, first: string): AsyncGenerator<RestPage> {
  let path: string | undefined = first;
  while (path !== undefined) {
    const answer = await askRest(access, path);
    if (!answer.ok) throw await problemOf(access, answer);
    const read = page.safeParse(await answer.json().catch(() => undefined));
    if (!read.success) throw new ConnectionError('BITBUCKET_FAILING', [String(answer.status)]);
    const { values, size, next } = read.data;
    yield { values, ...(size !== undefined && { size }) };
    path = next === undefined ? undefined : pathWithin(access.service, next, path);
  }
}

const missingScope = z.object({
  error: z.object({ detail: z.object({ required: z.array(z.string().regex(/^[a-z:]{1,60}$/)) }) }),
});

/** Scopes that a refused request needs, where Bitbucket names them; nothing else of the body. */
export async function requiredScopes(refused: Response): Promise<readonly string[]> {
  const body = missingScope.safeParse(await refused.json().catch(() => undefined));
  return body.data?.error.detail.required ?? [];
}

async function problemOf({ kind }: RestAccess, answer: Response): Promise<ConnectionError> {
  const problem = answerProblem(kind, answer.status, answer.headers);
  if (answer.status !== 403) return problem;
  return new ConnectionError(problem.code, await requiredScopes(answer));
}

/** Throws OTHER_WORKSPACE for another origin, and for a page that leads to itself. */
function pathWithin({ api }: BitbucketService, next: string, current: string): string {
  // URL.parse is younger than Node 20.
  if (!URL.canParse(next)) throw new ConnectionError('OTHER_WORKSPACE');
  const { origin, host, username, password, pathname, search } = new URL(next);
  const isService = origin === new URL(api).origin && username === '' && password === '';
  const path = pathname + search;
  if (!isService || !path.startsWith('/2.0/') || path === current) {
    throw new ConnectionError('OTHER_WORKSPACE', [host]);
  }
  return path;
}
