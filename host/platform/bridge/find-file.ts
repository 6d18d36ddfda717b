import { z } from 'zod';
import type { ProductConnection } from '../types';
import type { FrameRepository } from './directory';
import { readAs } from './read-product';

const file = z.object({
  type: z.literal('commit_file'),
  path: z.string(),
  commit: z.object({ hash: z.string() }),
});

/** A file at a commit, as Bitbucket names both. */
export interface FrameFile {
  /** From the root of the repository. */
  readonly path: string;
  /** In full, whatever the address said. */
  readonly commit: string;
}

/**
 * One file by what an address says.
 *
 * @param revision a hash, a short one, or a branch or tag
 * @returns undefined for a folder, and where `accountId` does not see it
 */
export async function findFile(
  product: ProductConnection,
  accountId: string,
  repository: FrameRepository,
  revision: string,
  path: string,
): Promise<FrameFile | undefined> {
  const segments = [repository.uuid, 'src', revision, ...path.split('/')];
  const parsed = file.safeParse(await readAs(product, accountId, segments, '?format=meta'));
  return parsed.success ? { path: parsed.data.path, commit: parsed.data.commit.hash } : undefined;
}
