import type { ChangedPath, RepositoryId, SourceRepository } from '../core/bitbucket-ports';
import { BridgeError, type ErrorCode } from '../core/errors';
import { selectSboms, type SbomSelection } from '../core/sbom/discover/discover';
import type { Place } from './locate-commit';

export interface FoundDocuments {
  readonly paths: readonly string[];
  /** Those of them that only an earlier push is known to have touched: they may be gone since. */
  readonly carried: ReadonlySet<string>;
  /** Why there are none, where there are none. */
  readonly noneBecause: 'RUN_NO_SBOM_CHANGED' | 'RUN_SBOM_REMOVED' | 'RUN_NO_SBOM_FOUND';
  /** False when Bitbucket's listing was cut. */
  readonly complete: boolean;
}

/** More SBOMs than this in one run are not looked at; the run says so. */
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
    const changes = await compare(source, id, place.commit, place.base, place.mergeBase);
    if (changes !== undefined) {
      const select = (removed: boolean) => {
        const some = changes.filter(({ status }) => (status === 'removed') === removed);
        return selectSboms(
          some.map(({ path }) => path),
          patterns,
        );
      };
      const noneBecause = select(true).length > 0 ? 'RUN_SBOM_REMOVED' : 'RUN_NO_SBOM_CHANGED';
      const gone = new Set(
        changes.filter(({ status }) => status === 'removed').map(({ path }) => path),
      );
      const also = (place.also ?? []).filter((path) => !gone.has(path));
      const touched = select(false);
      const carried = new Set(selectSboms(also, patterns));
      for (const path of touched) carried.delete(path);
      return { paths: [...touched, ...carried], carried, noneBecause, complete: true };
    }
  }
  const { paths, complete } = await source.files(id, place.commit);
  const sboms = selectSboms(paths, patterns);
  return { paths: sboms, carried: new Set(), noneBecause: 'RUN_NO_SBOM_FOUND', complete };
}

const COMPARISON_IMPOSSIBLE: readonly ErrorCode[] = [
  'BITBUCKET_COMMIT_NOT_FOUND',
  'BITBUCKET_TOO_BIG',
];

/** Undefined where everything has to be listed instead. */
async function compare(
  source: SourceRepository,
  id: RepositoryId,
  commit: string,
  base: string,
  mergeBase: boolean,
): Promise<readonly ChangedPath[] | undefined> {
  try {
    const { paths, complete } = await source.changes(id, commit, base, mergeBase);
    return complete ? paths : undefined;
  } catch (error) {
    if (error instanceof BridgeError && COMPARISON_IMPOSSIBLE.includes(error.code))
      return undefined;
    throw error;
  }
}
