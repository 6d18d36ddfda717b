import type { Component } from '../../model/types';
import { componentLabel } from './component-label';
import type { RequirementItem, RequirementList } from './types';

/** More names than this help nobody. */
const MAX_MISSING = 20;

/** Something that each component must have. */
export function perComponent(
  name: string,
  components: readonly Component[],
  has: (component: Component) => boolean,
): RequirementItem {
  const missing: string[] = [];
  let count = 0;
  for (const component of components) {
    if (has(component)) count += 1;
    else if (missing.length < MAX_MISSING) missing.push(componentLabel(component));
  }
  const of = components.length;
  const more = of - count - missing.length;
  return { name, met: of > 0 && count === of, applicable: of > 0, count, of, missing, more };
}

/** Something that the document must have. */
export function perDocument(name: string, has: boolean): RequirementItem {
  const count = has ? 1 : 0;
  return { name, met: has, applicable: true, count, of: 1, missing: [], more: 0 };
}

export function requirementList(
  list: Pick<RequirementList, 'id' | 'title' | 'draft' | 'items'>,
  optional: readonly RequirementItem[] = [],
): RequirementList {
  const met = list.items.filter((item) => item.met).length;
  return { ...list, optional, met, total: list.items.length };
}
