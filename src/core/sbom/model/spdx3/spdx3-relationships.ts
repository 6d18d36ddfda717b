import { text, type JsonObject } from '../../read/json';
import { dependencyDirection } from '../spdx-relationships';
import type { Dependency, LicenceClaim } from '../types';
import { idOf, values, type Graph } from './graph';
import type { ReadLicence } from './spdx3-licences';

const LICENCE_ROLES: ReadonlyMap<string, 'declared' | 'concluded'> = new Map([
  ['hasDeclaredLicense', 'declared'],
  ['hasConcludedLicense', 'concluded'],
  ['HAS_DECLARED_LICENSE', 'declared'],
  ['HAS_CONCLUDED_LICENSE', 'concluded'],
]);

export interface Relationships {
  /** By the id of what they are the licences of. */
  readonly licences: ReadonlyMap<string, readonly LicenceClaim[]>;
  readonly dependencies: readonly Dependency[];
}

/**
 * @param isEnd whether an edge of the dependency graph may begin or end there
 */
export function readRelationships(
  graph: Graph,
  readLicence: ReadLicence,
  isEnd: (id: string) => boolean,
): Relationships {
  const licences = new Map<string, LicenceClaim[]>();
  const dependencies: Dependency[] = [];
  for (const entry of graph.elements) {
    const { element } = entry;
    const type = text(element, 'relationshipType');
    const from = idOf(values(element, 'from')[0]);
    if (type === undefined || from === undefined) continue;
    const role = LICENCE_ROLES.get(type);
    if (role !== undefined) addLicences(licences, from, role, element, readLicence);
    else if (isEnd(from)) addEdges(graph, dependencies, entry, from, isEnd);
  }
  return { licences, dependencies };
}

function addLicences(
  licences: Map<string, LicenceClaim[]>,
  from: string,
  role: 'declared' | 'concluded',
  relationship: JsonObject,
  readLicence: ReadLicence,
): void {
  for (const value of values(relationship, 'to')) {
    const licence = readLicence(value);
    if (licence === undefined) continue;
    const claims = licences.get(from);
    if (claims === undefined) licences.set(from, [{ ...licence, role }]);
    else claims.push({ ...licence, role });
  }
}

/** What an edge of its own takes, in characters; one of a list takes next to nothing. */
const EDGE = 64;

function addEdges(
  { allowance }: Graph,
  dependencies: Dependency[],
  { element, index }: Graph['elements'][number],
  from: string,
  isEnd: (id: string) => boolean,
): void {
  const direction = dependencyDirection(text(element, 'relationshipType') ?? '');
  if (direction === undefined) return;
  const to = values(element, 'to')
    .map(idOf)
    .filter((id) => id !== undefined);
  const ends = to.filter(isEnd);
  // Nothing but files, say. An empty list was meant: `completeness` may stand beside it.
  if (ends.length === 0 && to.length > 0) return;
  const path = `/@graph/${index}`;
  if (direction === 'forward') {
    dependencies.push({ from, to: ends, path });
    return;
  }
  allowance.take(ends.length * EDGE);
  for (const end of ends) dependencies.push({ from: end, to: [from], path });
}
