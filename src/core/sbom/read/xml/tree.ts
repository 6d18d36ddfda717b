/** An element of a parsed XML document. */
export interface XmlElement {
  /** Without its prefix. */
  readonly name: string;
  /** Its namespace; empty where it is in none. */
  readonly uri: string;
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlElement[];
  /** What stands directly in it, comments left out and ends trimmed; empty beside children. */
  readonly text: string;
}

export interface XmlAttribute {
  readonly name: string;
  readonly uri: string;
  readonly value: string;
}

/** The value of an attribute; without `uri` one that is in no namespace. */
export function attribute(element: XmlElement, name: string, uri = ''): string | undefined {
  return element.attributes.find((found) => found.name === name && found.uri === uri)?.value;
}
