import type { JsonObject } from '../json';
import { put, putOrPush } from '../put';
import { SPDX2_LISTS, spdx2Value } from '../spdx2-members';
import type { XmlElement } from './tree';

/**
 * SPDX 2 XML in the shape of its JSON, after which the elements are named: `packages` stands once
 * for every package. It has no schema, and namespaces mean nothing in it.
 *
 * Recursion is as deep as the elements nest, which the parser limits.
 */
export function fromSpdxXml(element: XmlElement): JsonObject {
  const object: Record<string, unknown> = {};
  for (const child of element.children) {
    const { name } = child;
    const value = child.children.length > 0 ? fromSpdxXml(child) : spdx2Value(name, child.text);
    if (SPDX2_LISTS.has(name) && !Object.hasOwn(object, name)) put(object, name, [value]);
    else putOrPush(object, name, value);
  }
  return object;
}
