import { elements, member, objects, text, type JsonObject } from './json';
import type { ParsedDocument } from './types';

/** What the model of a document may hold; it is built in memory. */
export const MAX_COMPONENTS = 100_000;

/** Classes of SPDX 3 that the model has as components. */
const PACKAGES: ReadonlySet<string | undefined> = new Set([
  'software_Package',
  'ai_AIPackage',
  'dataset_DatasetPackage',
]);

/**
 * How many components a document lists: those of CycloneDX with files and nested ones, also in the
 * primary component, and packages of SPDX. Counted before the model is built.
 */
export function countComponents({ format, specVersion, document }: ParsedDocument): number {
  if (format === 'cyclonedx') return countNested(document);
  if (specVersion.startsWith('2.')) return elements(member(document, 'packages')).length;
  return objects(member(document, '@graph')).filter((element) =>
    PACKAGES.has(text(element, 'type') ?? text(element, '@type')),
  ).length;
}

function countNested(document: JsonObject): number {
  const metadata = objects([member(document, 'metadata')]);
  const lists = [document, ...objects(metadata.map((one) => member(one, 'component')))].map(
    componentsOf,
  );
  let count = 0;
  for (let list = lists.pop(); list !== undefined; list = lists.pop()) {
    count += list.length;
    for (const component of objects(list)) {
      const below = componentsOf(component);
      if (below.length > 0) lists.push(below);
    }
  }
  return count;
}

function componentsOf(owner: JsonObject): readonly unknown[] {
  return elements(member(owner, 'components'));
}
