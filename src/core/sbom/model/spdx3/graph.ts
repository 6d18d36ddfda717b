import { Allowance } from '../../read/allowance';
import { isObject, member, text, type JsonObject } from '../../read/json';
import { list } from '../members';

/** The elements of a JSON-LD graph. */
export interface Graph {
  /** With their places in `@graph`. */
  readonly elements: readonly { readonly element: JsonObject; readonly index: number }[];
  readonly byId: ReadonlyMap<string, JsonObject>;
  /** For what several elements refer to. */
  readonly allowance: Allowance;
}

/** Of several elements with one id the first is meant. */
export function readGraph(document: JsonObject): Graph {
  const elements: { element: JsonObject; index: number }[] = [];
  const byId = new Map<string, JsonObject>();
  for (const [index, element] of list(document, '@graph').entries()) {
    if (!isObject(element)) continue;
    elements.push({ element, index });
    const id = elementId(element);
    if (id !== undefined && !byId.has(id)) byId.set(id, element);
  }
  return { elements, byId, allowance: new Allowance() };
}

export function elementId(element: JsonObject): string | undefined {
  return text(element, 'spdxId') ?? text(element, '@id');
}

/** `type` is what the SPDX context calls `@type`. */
export function elementType(element: JsonObject | undefined): string | undefined {
  return text(element, 'type') ?? text(element, '@type');
}

/** The values of a property: JSON-LD leaves the list out where there is one. */
export function values(element: JsonObject | undefined, name: string): readonly unknown[] {
  const value = member(element, name);
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as readonly unknown[]) : [value];
}

/** The element that a value names, or is: elements may stand where they are used. */
export function resolve(graph: Graph, value: unknown): JsonObject | undefined {
  if (typeof value === 'string') return graph.byId.get(value);
  return isObject(value) ? value : undefined;
}

/** The elements that a property names, without those that are not in the document. */
export function resolveAll(
  graph: Graph,
  element: JsonObject | undefined,
  name: string,
): readonly JsonObject[] {
  return values(element, name)
    .map((value) => resolve(graph, value))
    .filter((found) => found !== undefined);
}

/**
 * The same for parts of elements, such as hashes: those that stand elsewhere are counted each time.
 *
 * @throws TooLargeError where they add up to more than is read
 */
export function resolveParts(
  graph: Graph,
  element: JsonObject | undefined,
  name: string,
): readonly JsonObject[] {
  const parts: JsonObject[] = [];
  for (const value of values(element, name)) {
    const part = resolve(graph, value);
    if (part === undefined) continue;
    if (part !== value) graph.allowance.take(weightOf(part));
    parts.push(part);
  }
  return parts;
}

/** To look at a value takes as long as so many of its characters do. */
const VALUE = 16;

/** What it takes to read all texts that stand in an object. */
function weightOf(part: JsonObject): number {
  let weight = VALUE;
  for (const value of Object.values(part)) {
    for (const entry of Array.isArray(value) ? (value as readonly unknown[]) : [value]) {
      weight += VALUE + (typeof entry === 'string' ? entry.length : 0);
    }
  }
  return weight;
}

/** The id that a value is, or that the element has which stands there. */
export function idOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value;
  return isObject(value) ? elementId(value) : undefined;
}
