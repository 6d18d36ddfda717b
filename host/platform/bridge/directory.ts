import { z } from 'zod';
import type { ProductConnection } from '../types';

const repository = z.object({ uuid: z.string(), name: z.string(), full_name: z.string() });
const page = z.object({ values: z.array(repository) });

/** A repository as the frame shows it. */
export interface FrameRepository {
  /** With braces, as Bitbucket sends it. */
  readonly uuid: string;
  readonly name: string;
  readonly slug: string;
}

/** What `accountId` sees of the workspace; empty where Bitbucket shows nothing. */
export async function listRepositories(
  product: ProductConnection,
  accountId: string,
): Promise<readonly FrameRepository[]> {
  const parsed = page.safeParse(await read(product, accountId, '?pagelen=100'));
  return parsed.success ? parsed.data.values.map(toFrame) : [];
}

/** One repository by its slug, or undefined where `accountId` does not see it. */
export async function findRepository(
  product: ProductConnection,
  accountId: string,
  slug: string,
): Promise<FrameRepository | undefined> {
  const answer = await read(product, accountId, `/${encodeURIComponent(slug)}`);
  const parsed = repository.safeParse(answer);
  return parsed.success ? toFrame(parsed.data) : undefined;
}

async function read(product: ProductConnection, accountId: string, rest: string): Promise<unknown> {
  const path = `/2.0/repositories/${encodeURIComponent(`{${product.workspace}}`)}${rest}`;
  const response = await product.request({ type: 'user', accountId }, path, {
    headers: { accept: 'application/json' },
  });
  return response.ok ? await response.json() : undefined;
}

function toFrame({ uuid, name, full_name }: z.infer<typeof repository>): FrameRepository {
  return { uuid, name, slug: full_name.slice(full_name.indexOf('/') + 1) };
}
