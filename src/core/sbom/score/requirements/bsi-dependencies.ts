import type { Component, SbomModel } from '../../model/types';

/** Any of these says clearly how complete a list is. */
const STATED: ReadonlySet<string> = new Set(['complete', 'incomplete', 'unknown']);

/**
 * Whether a component is in the graph of dependencies, depends on nothing that the document lacks,
 * and the document states how complete that is: for all, or for this component.
 */
export function statesDependencies(model: SbomModel): (component: Component) => boolean {
  const inGraph = new Set<string>();
  const dangling = new Set<string>();
  for (const { from, to } of model.dependencies) {
    inGraph.add(from);
    for (const id of to) {
      inGraph.add(id);
      if (!model.ids.has(id)) dangling.add(from);
    }
  }
  const stated = model.compositions.filter(({ aggregate }) => STATED.has(aggregate));
  const forAll = stated.some(({ refs }) => refs.length === 0);
  const forSome = new Set(stated.flatMap(({ refs }) => refs));
  return ({ id }) =>
    id !== undefined && inGraph.has(id) && !dangling.has(id) && (forAll || forSome.has(id));
}
