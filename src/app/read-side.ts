import type { RepositoryId, SourceRepository } from '../core/bitbucket-ports';
import type { Failure } from '../core/delivery/types';
import { readSbom } from '../core/sbom/read-sbom';
import { toInventory, type Inventory } from '../core/sbom/summary/inventory';
import type { SbomFacts } from '../core/sbom/types';
import { toFailure } from './failure';

/** One version of an SBOM file, as far as a comparison needs it. */
export interface Side {
  readonly facts?: SbomFacts;
  /** Why it would not be forwarded. */
  readonly problem?: Failure;
  readonly inventory?: Inventory;
}

/**
 * Fetches and reads one version of a file, and keeps nothing of the document itself. What is wrong
 * with the document is in the answer; throws BITBUCKET_* and SBOM_TOO_LARGE.
 */
export async function readSide(
  source: Pick<SourceRepository, 'file'>,
  id: RepositoryId,
  at: { readonly commit: string; readonly path: string; readonly maxBytes: number },
): Promise<Side> {
  const bytes = await source.file(id, at.commit, at.path, at.maxBytes);
  const { refusal, facts, model } = await readSbom(bytes);
  const problem = refusal && toFailure({ code: refusal.code, detail: refusal.message });
  const inventory = model && toInventory(model, facts?.score);
  // A copy: a text that was cut out of the document would keep all of it in memory.
  return structuredClone({
    ...(facts && { facts }),
    ...(problem && { problem }),
    ...(inventory && { inventory }),
  });
}
