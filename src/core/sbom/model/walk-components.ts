import { elements, isObject } from '../read/json';

/** `pointer` is built only when somebody asks: nearly every component is fine. */
export type Visit = (value: unknown, pointer: () => string) => void;

/**
 * Visits every element of `owner[member]` and, below each, of its own `member`, in document order
 * per list. Keeps its own stack, so that no depth of nesting can overflow the one of the engine.
 *
 * @param member `components` or `services` of CycloneDX
 */
export function walkNested(owner: unknown, at: string, member: string, visit: Visit): void {
  const lists: { readonly owner: unknown; readonly at: string }[] = [{ owner, at }];
  for (let list = lists.pop(); list !== undefined; list = lists.pop()) {
    if (!isObject(list.owner)) continue;
    const path = `${list.at}/${member}`;
    for (const [index, value] of elements(list.owner[member]).entries()) {
      visit(value, () => `${path}/${index}`);
      if (isObject(value) && elements(value[member]).length > 0) {
        lists.push({ owner: value, at: `${path}/${index}` });
      }
    }
  }
}
