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
  for (const { element, index } of graph.elements) {
    const type = text(element, 'relationshipType');
    const from = idOf(values(element, 'from')[0]);
    if (type === undefined || from === undefined) continue;
    const role = LICENCE_ROLES.get(type);
    if (role !== undefined) addLicences(licences, from, role, element, readLicence);
    else if (isEnd(from)) dependencies.push(...edges(type, from, element, index, isEnd));
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

function edges(
  type: string,
  from: string,
  relationship: JsonObject,
  index: number,
  isEnd: (id: string) => boolean,
): Dependency[] {
  const direction = dependencyDirection(type);
  if (direction === undefined) return [];
  const to = values(relationship, 'to').flatMap((value) => idOf(value) ?? []);
  const ends = to.filter(isEnd);
  // Nothing but files, say; an empty list was meant: `completeness` may say so.
  if (ends.length === 0 && to.length > 0) return [];
  const path = `/@graph/${index}`;
  if (direction === 'forward') return [{ from, to: ends, path }];
  return ends.map((end) => ({ from: end, to: [from], path }));
}
