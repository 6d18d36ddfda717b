import type { Component, SbomModel } from '../../model/types';
import { countedComponents } from '../counted-components';

/**
 * The components that a guideline is about: the primary one and all others, without files.
 * The primary one alone is no inventory, and nothing can be asked of it.
 */
export function inventoryOf(model: SbomModel): readonly Component[] {
  const { fileComponents: _files, ...withoutFiles } = model;
  const { components, isEmpty } = countedComponents(withoutFiles);
  return isEmpty ? [] : components;
}
