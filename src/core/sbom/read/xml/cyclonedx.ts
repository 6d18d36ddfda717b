import type { JsonObject } from '../json';
import { put, putOrPush } from '../put';
import {
  attributesKnownOf,
  BOOLEANS,
  COMPOSED,
  DEPENDENCY_GRAPH,
  LISTS,
  OBJECTS,
  RENAMED,
  REPEATED,
  TEXT_ENTRIES,
} from './cyclonedx-members';
import { flattenDependencies } from './cyclonedx-dependencies';
import { attribute, type XmlElement } from './tree';

type Members = Record<string, unknown>;
const XML_SIGNATURE = 'http://www.w3.org/2000/09/xmldsig#';

/**
 * CycloneDX XML 1.0 to 1.7 in the shape that CycloneDX JSON has. It follows the names of elements,
 * so what a version does not know comes along under its own name, and the checks can say so: an
 * element that is not to be repeated becomes a list, a stranger in a list becomes null. Left out
 * are elements of other namespaces (XML signatures are told by `signature`), attributes that no
 * version knows, and text beside elements.
 *
 * Recursion is as deep as the elements nest, which the parser limits.
 */
export function fromCycloneDxXml(root: XmlElement, specVersion: string): JsonObject {
  const document: Members = { bomFormat: 'CycloneDX', specVersion };
  for (const { name, uri, value } of root.attributes) {
    if (uri !== '') continue;
    if (name === 'serialNumber') document['serialNumber'] = value;
    else if (name === 'version') document['version'] = integer(value);
  }
  addChildren(document, root);
  return document;
}

function addChildren(object: Members, element: XmlElement): void {
  const repeated = REPEATED.get(element.name);
  for (const child of element.children) {
    if (child.uri === XML_SIGNATURE && child.name === 'Signature') {
      object['signature'] = {};
    } else if (isOurs(child, element)) {
      const name = RENAMED.get(child.name) ?? child.name;
      const value = convert(child, element);
      if (repeated?.has(child.name) === true && !Object.hasOwn(object, name)) {
        put(object, name, [value]);
      } else {
        putOrPush(object, name, value);
      }
    }
  }
}

/** Elements of CycloneDX lie in CycloneDX only: what is within another namespace is of that. */
function isOurs({ uri }: XmlElement, parent: XmlElement): boolean {
  return uri === parent.uri || uri === DEPENDENCY_GRAPH;
}

function convert(element: XmlElement, parent: XmlElement): unknown {
  const { name, children } = element;
  if (parent.name === 'composition' && COMPOSED.has(name)) {
    return children.filter((child) => isOurs(child, element)).map(refOf);
  }
  if (name === 'dependencies') return flattenDependencies(element);
  const entries = name === 'tools' ? toolsOf(element) : LISTS.get(name);
  return entries === undefined ? plain(element) : list(element, entries);
}

/** Up to 1.4 a list of its own kind; since 1.5 lists of components and services as well. */
function toolsOf({ children }: XmlElement): readonly string[] | undefined {
  const isNew = children.some(({ name }) => name === 'components' || name === 'services');
  return isNew ? undefined : ['tool'];
}

const refOf = (element: XmlElement): string | null => attribute(element, 'ref') ?? null;

function list(element: XmlElement, entries: readonly string[]): unknown[] {
  return element.children
    .filter((child) => isOurs(child, element))
    .map((child) => (entries.includes(child.name) ? entry(child) : null));
}

function entry(element: XmlElement): unknown {
  const { name, text } = element;
  switch (name) {
    case 'hash':
      return { ...attributesOf(element), content: text };
    case 'property':
      return { ...attributesOf(element), value: text };
    case 'license':
      return { license: withParts(element) };
    case 'expression':
      return { ...attributesOf(element), expression: text };
    default:
      return TEXT_ENTRIES.has(name) ? plain(element) : withParts(element);
  }
}

function plain(element: XmlElement): unknown {
  const { name, children, text } = element;
  if (children.length > 0 || OBJECTS.has(name)) return withParts(element);
  const attributes = attributesOf(element);
  // Licence texts and the like: JSON calls what stands between the tags `content`.
  if (Object.keys(attributes).length > 0) return { ...attributes, content: text };
  return BOOLEANS.has(name) ? boolean(text) : text;
}

function withParts(element: XmlElement): Members {
  const object = attributesOf(element);
  addChildren(object, element);
  return object;
}

function attributesOf({ name: element, attributes }: XmlElement): Members {
  const object: Members = {};
  const known = attributesKnownOf(element);
  for (const { name, uri, value } of attributes) {
    if (uri !== '' || !known.has(name)) continue;
    object[RENAMED.get(name) ?? name] = BOOLEANS.has(name) ? boolean(value) : value;
  }
  return object;
}

/** As the schemas read booleans; anything else stays for the checks to find. */
function boolean(text: string): boolean | string {
  if (text === 'true' || text === '1') return true;
  return text === 'false' || text === '0' ? false : text;
}

function integer(text: string): number | string {
  return /^\s*[+-]?\d{1,15}\s*$/.test(text) ? Number(text) : text;
}
