import type { RepositoryPage } from '../api/answers';
import { list } from '../components/words';

/** Where SBOMs of a repository go, for somebody who cannot change destinations. */
export function destinationNote(
  all: RepositoryPage['destinations'],
  /** Ids that the repository has chosen; undefined: it has chosen none. */
  chosen: readonly string[] | undefined,
): string {
  const names = all
    .filter(({ id, enabled }) => enabled && (chosen?.includes(id) ?? true))
    .map(({ name }) => name);
  return `${stateOf(names, all)} Ask a workspace admin to change destinations.`;
}

function stateOf(names: readonly string[], all: RepositoryPage['destinations']): string {
  if (names.length > 0) return `SBOMs go to ${list(names)}.`;
  return all.some(({ enabled }) => enabled)
    ? 'SBOMs have nowhere to go: this repository sends to none of the destinations that are switched on.'
    : 'SBOMs have nowhere to go yet.';
}
