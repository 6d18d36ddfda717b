import type { SbomModel } from '../model/types';

/**
 * The primary component and its direct dependencies, as far as they depend on something that the
 * document lists. What it does not list is nobody's dependency.
 */
export function withDependencies(model: SbomModel, keys: ReadonlySet<string>): ReadonlySet<string> {
  const relevant = new Set<string>();
  const primary = model.subject?.id;
  if (primary === undefined) return relevant;
  const direct = new Set<string>();
  const depending = new Set<string>();
  for (const { from, to } of model.dependencies) {
    if (from === primary) {
      for (const id of to) if (keys.has(id)) direct.add(id);
    }
    if (!depending.has(from) && to.some((id) => keys.has(id))) depending.add(from);
  }
  if (direct.size === 0) return relevant;
  relevant.add(primary);
  for (const id of direct) if (depending.has(id)) relevant.add(id);
  return relevant;
}
