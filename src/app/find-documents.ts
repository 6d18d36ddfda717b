import type { RepositoryId, SourceRepository } from '../core/bitbucket-ports';
import { BridgeError, type ErrorCode } from '../core/errors';
import { selectSboms, type SbomSelection } from '../core/sbom/discover';
import type { Place } from './locate-commit';

export interface FoundDocuments {
  readonly paths: readonly string[];
  /** Whether the whole tree was listed, not only what changed. */
  readonly listed: boolean;
  /** False when Bitbucket's listing was cut. */
  readonly complete: boolean;
}

/** More SBOMs than this in one run are left for the next push; the run says so. */
export const MAX_DOCUMENTS = 50;

/**
 * The SBOM files that a run has to look at: those that changed since `base`, which costs one
 * request on an ordinary push; of a new or rewritten branch, and where the comparison is cut or
 * its base is gone, all that the tree holds.
 */
export async function findDocuments(
  source: SourceRepository,
  id: RepositoryId,
  place: Place,
  patterns: SbomSelection,
): Promise<FoundDocuments> {
  if (place.base !== undefined) {
    const changed = await changedPaths(source, id, place.commit, place.base, place.mergeBase);
    if (changed !== undefined) {
      return { paths: selectSboms(changed, patterns), listed: false, complete: true };
    }
  }
  const { paths, complete } = await source.files(id, place.commit);
  return { paths: selectSboms(paths, patterns), listed: true, complete };
}

const COMPARISON_IMPOSSIBLE: readonly ErrorCode[] = [
  'BITBUCKET_COMMIT_NOT_FOUND',
  'BITBUCKET_TOO_BIG',
];

async function changedPaths(
  source: SourceRepository,
  id: RepositoryId,
  commit: string,
  base: string,
  mergeBase: boolean,
): Promise<string[] | undefined> {
  try {
    const { paths, complete } = await source.changes(id, commit, base, mergeBase);
    if (!complete) return undefined;
    return paths.filter((change) => change.status !== 'removed').map((change) => change.path);
  } catch (error) {
    if (error instanceof BridgeError && COMPARISON_IMPOSSIBLE.includes(error.code))
      return undefined;
    throw error;
  }
}
