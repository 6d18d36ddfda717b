import { elements, isObject } from './json';
import type { ParsedDocument } from './types';

/** What the model of a document may hold; it is built in memory. */
export const MAX_COMPONENTS = 100_000;

/**
 * How many components a document lists: those of CycloneDX with files and nested ones, packages of
 * SPDX. Counted before the model is built.
 */
export function countComponents({ format, specVersion, document }: ParsedDocument): number {
  if (format === 'cyclonedx') return countNested(own(document, 'components'));
  if (specVersion.startsWith('2.')) return elements(own(document, 'packages')).length;
  return elements(own(document, '@graph')).filter(
    (element) => isObject(element) && own(element, 'type') === 'software_Package',
  ).length;
}

function countNested(components: unknown): number {
  const lists = [elements(components)];
  let count = 0;
  for (let list = lists.pop(); list !== undefined; list = lists.pop()) {
    count += list.length;
    for (const component of list) {
      const below = isObject(component) ? elements(own(component, 'components')) : [];
      if (below.length > 0) lists.push(below);
    }
  }
  return count;
}

function own(object: object, name: string): unknown {
  return Object.hasOwn(object, name) ? (object as Record<string, unknown>)[name] : undefined;
}
