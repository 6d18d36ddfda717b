import type { ChangedPath } from '../core/bitbucket-ports';
import { selectSboms, type SbomSelection } from '../core/sbom/discover/discover';

/** An SBOM file that differs between two commits. `from`: where it was before, where it moved. */
export type SbomChange =
  | { readonly kind: 'new'; readonly path: string }
  | { readonly kind: 'removed'; readonly path: string }
  | { readonly kind: 'changed'; readonly path: string; readonly from?: string };

/**
 * Of all changed files those that are SBOMs by name, before or after. A file that got or lost such
 * a name by moving is new, or removed, under the name that counts.
 */
export function selectChanges(
  paths: readonly ChangedPath[],
  selection: SbomSelection,
): readonly SbomChange[] {
  const names = paths.flatMap(({ path, from }) => (from === undefined ? [path] : [path, from]));
  const isSbom = new Set(selectSboms(names, selection));
  return paths.flatMap(({ path, status, from }): SbomChange[] => {
    const wasSbom = from !== undefined && isSbom.has(from);
    if (!isSbom.has(path)) return wasSbom ? [{ kind: 'removed', path: from }] : [];
    switch (status) {
      case 'added':
        return [{ kind: 'new', path }];
      case 'removed':
        return [{ kind: 'removed', path }];
      case 'renamed':
        return [wasSbom ? { kind: 'changed', path, from } : { kind: 'new', path }];
      case 'modified':
        return [{ kind: 'changed', path }];
    }
  });
}
