import { SaxesParser, type SaxesAttributeNS } from 'saxes';
import { oneLine } from '../../findings/one-line';
import type { Refusal } from '../../types';
import { MAX_COMPONENTS } from '../count-components';
import type { XmlAttribute, XmlElement } from './tree';

/** RDF nests an element for every step of a chain of relationships: far deeper than the others. */
export const MAX_XML_DEPTH = 1000;
/** Thirty megabytes of usual elements are fewer; of the shortest possible ones, far more. */
const MAX_XML_ELEMENTS = 1_000_000;
/**
 * The depths of all elements together. Looking a namespace up takes the parser a step for every
 * element above, so many elements deep down would take it minutes.
 */
const MAX_XML_STEPS = 30_000_000;
/** Of one element. The parser keeps them all until the tag ends. */
const MAX_XML_ATTRIBUTES = 1000;
/** In characters. What the parser says may quote the document. */
const MAX_REASON = 160;
/** In characters. It is compared for every element that is in it. */
const MAX_XML_NAMESPACE = 2000;

export type XmlParsing =
  | { readonly ok: true; readonly root: XmlElement }
  | {
      readonly ok: false;
      readonly refusal: Refusal;
      /** As far as it was read. */
      readonly root: XmlElement | undefined;
    };

/** Raised within one call of `parseXml`, and caught there. */
class Refused extends Error {
  readonly refusal: Refusal;
  constructor(code: Refusal['code'], message: string) {
    super(message);
    this.refusal = { code, message };
  }
}

/**
 * XML 1.0 with namespaces to a tree, in one pass. A document type declaration is refused whatever
 * it says, so that the only entities are the five of XML: nothing expands and nothing is fetched.
 * Never throws.
 */
export function parseXml(text: string): XmlParsing {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const tree = new TreeBuilder();
  const at = (): string => `line ${parser.line}, column ${parser.columnIndex + 1}`;
  parser.on('doctype', () => {
    throw new Refused('SBOM_NOT_XML', 'It has a DOCTYPE, which could define entities.');
  });
  parser.on('error', (error) => {
    // "12:3: unclosed tag: a" says the place already; the column of it counts from zero.
    const reason = error.message.replace(/^\d+:\d+: /, '');
    const told = oneLine(reason.replace(/\.$/, ''), MAX_REASON);
    throw new Refused('SBOM_NOT_XML', `The file is not well-formed XML: ${told} (${at()}).`);
  });
  parser.on('opentagstart', () => {
    tree.attributes = 0;
  });
  parser.on('attribute', () => {
    tree.attributes += 1;
    if (tree.attributes <= MAX_XML_ATTRIBUTES) return;
    const most = `${MAX_XML_ATTRIBUTES} is the most (${at()})`;
    throw new Refused('SBOM_TOO_LARGE', `An element has too many attributes; ${most}.`);
  });
  parser.on('opentag', (tag) => {
    tree.open(tag.local, tag.uri, Object.values(tag.attributes));
  });
  parser.on('text', (piece) => {
    tree.append(piece);
  });
  parser.on('cdata', (piece) => {
    tree.append(piece);
  });
  parser.on('closetag', () => {
    tree.close();
  });
  try {
    parser.write(text).close();
  } catch (error) {
    tree.closeAll();
    return { ok: false, refusal: refusalOf(error), root: tree.root };
  }
  if (tree.root !== undefined) return { ok: true, root: tree.root };
  const message = 'The document has no element.';
  return { ok: false, refusal: { code: 'SBOM_NOT_XML', message }, root: undefined };
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof Refused) return error.refusal;
  return { code: 'SBOM_NOT_XML', message: 'The document cannot be parsed.' };
}

interface OpenElement extends XmlElement {
  attributes: readonly XmlAttribute[];
  children: readonly XmlElement[];
  text: string;
}

const NO_ATTRIBUTES: readonly XmlAttribute[] = [];
const NO_CHILDREN: readonly XmlElement[] = [];
const XMLNS = 'http://www.w3.org/2000/xmlns/';

class TreeBuilder {
  root: XmlElement | undefined;
  /** Of the tag that is being read. */
  attributes = 0;
  private elements = 0;
  /** Short ones are many more than a model holds, and would be too many for the memory as well. */
  private components = 0;
  private steps = 0;
  private readonly stack: { element: OpenElement; children: XmlElement[] }[] = [];
  /** Names repeat: one string each instead of one for every element. */
  private readonly names = new Map<string, string>();

  open(name: string, uri: string, attributes: readonly SaxesAttributeNS[]): void {
    this.elements += 1;
    if (this.elements > MAX_XML_ELEMENTS) {
      throw new Refused('SBOM_TOO_LARGE', `It has more than ${MAX_XML_ELEMENTS} elements.`);
    }
    if (uri.length > MAX_XML_NAMESPACE) {
      const most = `${MAX_XML_NAMESPACE} characters are the most`;
      throw new Refused('SBOM_TOO_LARGE', `An element has too long a namespace; ${most}.`);
    }
    if (name === 'component') this.components += 1;
    if (this.components > MAX_COMPONENTS) {
      throw new Refused('SBOM_TOO_LARGE', `It has more than ${MAX_COMPONENTS} components.`);
    }
    if (this.stack.length >= MAX_XML_DEPTH) {
      throw new Refused('SBOM_NESTING', `Elements nest deeper than ${MAX_XML_DEPTH}.`);
    }
    this.steps += this.stack.length;
    if (this.steps > MAX_XML_STEPS) {
      throw new Refused('SBOM_NESTING', 'Too many elements nest too deeply.');
    }
    const element: OpenElement = {
      name: this.shared(name),
      uri: this.shared(uri),
      attributes: this.keep(attributes),
      children: NO_CHILDREN,
      text: '',
    };
    this.root ??= element;
    this.stack.at(-1)?.children.push(element);
    this.stack.push({ element, children: [] });
  }

  append(piece: string): void {
    const top = this.stack.at(-1);
    if (top !== undefined) top.element.text += piece;
  }

  close(): void {
    const top = this.stack.pop();
    if (top === undefined) return;
    const { element, children } = top;
    if (children.length > 0) {
      // A copy is as long as it is full; a list that grew is not.
      element.children = children.slice();
      element.text = '';
    } else {
      element.text = element.text.trim();
    }
  }

  /** After an error: what was read so far becomes whole. */
  closeAll(): void {
    while (this.stack.length > 0) this.close();
  }

  private keep(attributes: readonly SaxesAttributeNS[]): readonly XmlAttribute[] {
    const kept = attributes.filter(({ uri }) => uri !== XMLNS);
    if (kept.length === 0) return NO_ATTRIBUTES;
    return kept.map(({ local, uri, value }) => ({
      name: this.shared(local),
      uri: this.shared(uri),
      value,
    }));
  }

  private shared(name: string): string {
    const known = this.names.get(name);
    if (known !== undefined) return known;
    this.names.set(name, name);
    return name;
  }
}
