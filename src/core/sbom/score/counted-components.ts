import type { Component, SbomModel } from '../model/types';

export interface CountedComponents {
  readonly components: readonly Component[];
  /** What dependencies call them. */
  readonly keys: ReadonlySet<string>;
  /** No inventory; the primary component alone is none. */
  readonly isEmpty: boolean;
}

/**
 * The components that sbomqs counts. CycloneDX: the primary component, nested ones and files
 * included; one that has the reference of another (or, without a reference, its purl) is the same,
 * and the first counts. SPDX: every package, and no files.
 */
export function countedComponents(model: SbomModel): CountedComponents {
  const { components, fileComponents = [], subject, format } = model;
  const isEmpty = components.length + fileComponents.length === 0;
  const keys = new Set<string>();
  if (format === 'spdx') {
    for (const { id } of components) if (id !== undefined) keys.add(id);
    return { components, keys, isEmpty };
  }
  const counted: Component[] = [];
  const count = (component: Component): void => {
    const key = component.id ?? component.purl;
    if (key !== undefined) {
      if (keys.has(key)) return;
      keys.add(key);
    }
    counted.push(component);
  };
  if (subject !== undefined) count(subject);
  for (const component of components) count(component);
  for (const component of fileComponents) count(component);
  return { components: counted, keys, isEmpty };
}
