import { Allowance } from '../../allowance';
import { RDF, SPDX_TERMS } from '../identify-xml';
import { attribute, type XmlElement } from '../tree';

/** A text, or a reference to a node (by its URI, `_:name` for one without). */
export type RdfValue = { readonly text: string } | { readonly node: string };

export interface RdfNode {
  readonly id: string;
  /** Local name of an SPDX class, such as `Package`; undefined for those of others. */
  type?: string;
  /** By local name; only of SPDX and of the vocabularies that it uses. */
  readonly properties: ReadonlyMap<string, readonly RdfValue[]>;
}

export interface RdfGraph {
  /** Nodes that say something about themselves, in document order. */
  readonly nodes: ReadonlyMap<string, RdfNode>;
  /** For what is written out in several places. */
  readonly allowance: Allowance;
}

interface OpenNode extends RdfNode {
  readonly properties: Map<string, RdfValue[]>;
}

const XML = 'http://www.w3.org/XML/1998/namespace';
const VOCABULARIES: ReadonlySet<string> = new Set([
  SPDX_TERMS,
  'http://www.w3.org/2000/01/rdf-schema#',
  'http://usefulinc.com/ns/doap#',
]);

/**
 * RDF/XML as a graph (https://www.w3.org/TR/rdf-syntax-grammar/): elements are nodes and properties
 * in turn. A node stands wherever it is mentioned first, so packages lie within relationships within
 * packages; and what is said of one node in several places comes together here.
 *
 * Recursion is as deep as the elements nest, which the parser limits.
 *
 * @throws TooLargeError where the base of relative references makes them too long
 */
export function toGraph(root: XmlElement): RdfGraph {
  const nodes = new Map<string, OpenNode>();
  const allowance = new Allowance();
  const base = (attribute(root, 'base', XML) ?? '').replace(/#.*$/s, '');
  const absolute = (reference: string): string => {
    if (!reference.startsWith('#')) return reference;
    allowance.take(base.length);
    return base + reference;
  };
  let anonymous = 0;

  const identityOf = (element: XmlElement): string => {
    const about = attribute(element, 'about', RDF);
    if (about !== undefined) return absolute(about);
    const id = attribute(element, 'ID', RDF);
    if (id !== undefined) return absolute(`#${id}`);
    const nodeId = attribute(element, 'nodeID', RDF);
    if (nodeId !== undefined) return `_:${nodeId}`;
    anonymous += 1;
    // A space cannot stand in a nodeID, so no document can refer to it.
    return `_: ${anonymous}`;
  };

  const say = (node: OpenNode, element: { name: string; uri: string }, value: RdfValue): void => {
    if (element.uri === RDF && element.name === 'type' && 'node' in value) {
      const type = value.node;
      if (type.startsWith(SPDX_TERMS)) node.type ??= type.slice(SPDX_TERMS.length);
    } else if (VOCABULARIES.has(element.uri)) {
      const values = node.properties.get(element.name);
      if (values === undefined) node.properties.set(element.name, [value]);
      else values.push(value);
    }
  };

  const readNode = (element: XmlElement, id = identityOf(element)): string => {
    let node = nodes.get(id);
    if (node === undefined) {
      node = { id, properties: new Map() };
      nodes.set(id, node);
    }
    if (element.uri === SPDX_TERMS) node.type ??= element.name;
    for (const { name, uri, value } of element.attributes)
      say(node, { name, uri }, { text: value });
    for (const property of element.children) readProperty(node, property);
    return id;
  };

  const readProperty = (node: OpenNode, property: XmlElement): void => {
    const resource = attribute(property, 'resource', RDF);
    const nodeId = attribute(property, 'nodeID', RDF);
    if (resource !== undefined) say(node, property, { node: absolute(resource) });
    else if (nodeId !== undefined) say(node, property, { node: `_:${nodeId}` });
    else if (attribute(property, 'parseType', RDF) === 'Resource') {
      say(node, property, { node: readNode({ ...property, attributes: [] }) });
    } else if (property.children.length === 0) say(node, property, { text: property.text });
    else for (const child of property.children) say(node, property, { node: readNode(child) });
  };

  for (const child of root.children) readNode(child);
  return { nodes, allowance };
}

/** The values of a property of a node. */
export function valuesOf(node: RdfNode | undefined, name: string): readonly RdfValue[] {
  return node?.properties.get(name) ?? [];
}

/** The first value of a property that is text. */
export function textOf(node: RdfNode | undefined, name: string): string | undefined {
  return textsOf(node, name)[0];
}

export function textsOf(node: RdfNode | undefined, name: string): readonly string[] {
  return valuesOf(node, name).flatMap((value) => ('text' in value ? [value.text] : []));
}

/**
 * The nodes that a property names, where the document says something about them.
 *
 * @throws TooLargeError where all that is named so adds up to more than is read
 */
export function nodesOf(graph: RdfGraph, node: RdfNode | undefined, name: string): RdfNode[] {
  return valuesOf(node, name).flatMap((value) => {
    const found = 'node' in value ? graph.nodes.get(value.node) : undefined;
    if (found === undefined) return [];
    graph.allowance.take(weightOf(found));
    return [found];
  });
}

/** To look at a value takes as long as so many of its characters do. */
const VALUE = 16;

/** What it takes to read all properties of a node. */
function weightOf({ properties }: RdfNode): number {
  let weight = VALUE;
  for (const values of properties.values()) {
    for (const value of values) weight += VALUE + ('text' in value ? value.text.length : 0);
  }
  return weight;
}
