/** Whether the left element of a relationship depends on the right one, or the other way round. */
export type Direction = 'forward' | 'backward';

/**
 * Which relationships are edges of the dependency graph. Those that make the one part of the other
 * at run or build time, or by containing it. Not those between a document and what it describes,
 * a thing and the tools it was made or tested with (`BUILD_TOOL_OF`), a thing and its documentation
 * or manifest (`DEPENDENCY_MANIFEST_OF`), or a thing and where it comes from (`GENERATED_FROM`,
 * `ANCESTOR_OF`).
 * SPDX 2.3, clause 11.1, table 68; SPDX 3.0.1, RelationshipType. One generator writes the names of
 * SPDX 2 in SPDX 3, so that both are looked up in one table.
 */
const DIRECTIONS: ReadonlyMap<string, Direction> = new Map([
  ...entries('forward', [
    ...['DEPENDS_ON', 'CONTAINS', 'DYNAMIC_LINK', 'STATIC_LINK', 'HAS_PREREQUISITE'],
    ...['dependsOn', 'contains', 'hasDynamicLink', 'hasStaticLink', 'hasPrerequisite'],
    ...['hasOptionalComponent', 'hasOptionalDependency', 'hasProvidedDependency'],
  ]),
  ...entries('backward', [
    ...['DEPENDENCY_OF', 'BUILD_DEPENDENCY_OF', 'DEV_DEPENDENCY_OF', 'RUNTIME_DEPENDENCY_OF'],
    ...['OPTIONAL_DEPENDENCY_OF', 'PROVIDED_DEPENDENCY_OF', 'TEST_DEPENDENCY_OF'],
    ...['CONTAINED_BY', 'PACKAGE_OF', 'OPTIONAL_COMPONENT_OF', 'PREREQUISITE_FOR'],
  ]),
]);

function entries(direction: Direction, names: readonly string[]): [string, Direction][] {
  return names.map((name) => [name, direction]);
}

/** Undefined: no edge of the dependency graph. */
export function dependencyDirection(relationshipType: string): Direction | undefined {
  return DIRECTIONS.get(relationshipType);
}
