import { z } from 'zod';
import type { ProductConnection } from '../types';
import { readAs } from './read-product';

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
  const parsed = page.safeParse(await readAs(product, accountId, [], '?pagelen=100'));
  return parsed.success ? parsed.data.values.map(toFrame) : [];
}

/** One repository by its slug, or undefined where `accountId` does not see it. */
export async function findRepository(
  product: ProductConnection,
  accountId: string,
  slug: string,
): Promise<FrameRepository | undefined> {
  const parsed = repository.safeParse(await readAs(product, accountId, [slug]));
  return parsed.success ? toFrame(parsed.data) : undefined;
}

function toFrame({ uuid, name, full_name }: z.infer<typeof repository>): FrameRepository {
  return { uuid, name, slug: full_name.slice(full_name.indexOf('/') + 1) };
}
