import { quote } from '../../findings/collect';
import type { GroupedFindings } from '../../findings/group-findings';
import type { Component, SbomModel } from '../../model/types';
import { findCycles } from './find-cycles';

/** So many of a cycle are named. */
const NAMED = 5;

/** Things that depend on themselves, directly or by way of others. */
export function checkCycles(model: SbomModel, add: GroupedFindings['add']): void {
  const { ids, paths, starts, targets } = graphOf(model);
  const cycles = findCycles(starts, targets);
  if (cycles.length === 0) return;
  const byId = new Map<string, Component>();
  for (const component of [...(model.subject ? [model.subject] : []), ...model.components]) {
    if (component.id !== undefined) byId.set(component.id, component);
  }
  const nameOf = (node: number | undefined): string => {
    const id = ids[node ?? -1] ?? '';
    const component = byId.get(id);
    const version = component?.version === undefined ? '' : `@${component.version}`;
    return quote(component?.name === undefined ? id : `${component.name}${version}`);
  };
  for (const [index, members] of cycles.entries()) {
    const [first] = members;
    const path = (): string => paths[first ?? -1] ?? '';
    add('dependency-cycle', `cycle ${index}`, () => ({ path, message: tell(members, nameOf) }));
  }
}

function tell(members: readonly number[], nameOf: (node: number | undefined) => string): string {
  if (members.length === 1) return `${nameOf(members[0])} depends on itself`;
  const named = members.slice(0, NAMED).map(nameOf).join(', ');
  const more = members.length - NAMED;
  const others = more > 0 ? ` and ${more} more` : '';
  return `${members.length} components depend on each other: ${named}${others}`;
}

interface Graph {
  readonly ids: readonly string[];
  /** Where the dependencies of a node begin to be listed. */
  readonly paths: readonly string[];
  readonly starts: Int32Array;
  readonly targets: Int32Array;
}

/** Only what depends on something can be part of a cycle: all other ends are left out. */
function graphOf({ dependencies }: SbomModel): Graph {
  const nodes = new Map<string, number>();
  const paths: string[] = [];
  for (const { from, to, path } of dependencies) {
    if (to.length === 0 || nodes.has(from)) continue;
    nodes.set(from, nodes.size);
    paths.push(path);
  }
  const sources: number[] = [];
  const ends: number[] = [];
  const starts = new Int32Array(nodes.size + 1);
  for (const { from, to } of dependencies) {
    const source = nodes.get(from);
    if (source === undefined) continue;
    for (const id of to) {
      const target = nodes.get(id);
      if (target === undefined) continue;
      sources.push(source);
      ends.push(target);
      starts[source + 1] = (starts[source + 1] ?? 0) + 1;
    }
  }
  for (let node = 1; node < starts.length; node += 1) {
    starts[node] = (starts[node] ?? 0) + (starts[node - 1] ?? 0);
  }
  const next = starts.slice();
  const targets = new Int32Array(ends.length);
  for (const [edge, target] of ends.entries()) {
    const source = sources[edge] ?? 0;
    const place = next[source] ?? 0;
    targets[place] = target;
    next[source] = place + 1;
  }
  return { ids: [...nodes.keys()], paths, starts, targets };
}
