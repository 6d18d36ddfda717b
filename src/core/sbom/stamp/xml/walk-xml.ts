import { SaxesParser } from 'saxes';

/** An element with its place in the text; offsets in characters. */
export interface XmlPlace {
  readonly name: string;
  readonly prefix: string;
  readonly uri: string;
  /** Of the start tag. */
  readonly start: number;
  readonly tagEnd: number;
  /** `<name/>`: there is no end tag. */
  readonly isEmpty: boolean;
}

export interface XmlVisitor {
  /** @param path the names of the elements around it, and its own */
  open(place: XmlPlace, path: readonly string[]): void;
  /**
   * @param end where the end tag begins; of an empty element, behind it
   * @param value the text directly in it, trimmed
   */
  close(place: XmlPlace, path: readonly string[], end: number, value: string): void;
}

/** Deeper elements are counted and not shown. */
const MAX_SHOWN = 5;

/** Walks through XML that was read before; false where it is not well-formed. Never throws. */
export function walkXml(text: string, visitor: XmlVisitor): boolean {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const path: string[] = [];
  const shown: { readonly place: XmlPlace; value: string }[] = [];
  let depth = 0;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ local, prefix, uri, isSelfClosing }) => {
    depth += 1;
    if (depth > MAX_SHOWN) return;
    const tagEnd = parser.position;
    // No attribute holds a raw `<`.
    const start = text.lastIndexOf('<', tagEnd - 1);
    const place = { name: local, prefix, uri, start, tagEnd, isEmpty: isSelfClosing };
    path.push(local);
    shown.push({ place, value: '' });
    visitor.open(place, path);
  });
  const append = (piece: string): void => {
    const top = depth <= MAX_SHOWN ? shown.at(-1) : undefined;
    if (top !== undefined) top.value += piece;
  };
  parser.on('text', append);
  parser.on('cdata', append);
  parser.on('closetag', () => {
    depth -= 1;
    if (depth >= MAX_SHOWN) return;
    const top = shown.pop();
    if (top !== undefined) {
      const { place, value } = top;
      const end = place.isEmpty ? place.tagEnd : text.lastIndexOf('<', parser.position - 1);
      visitor.close(place, path, end, value.trim());
    }
    path.pop();
  });
  try {
    parser.write(text).close();
    return true;
  } catch {
    return false;
  }
}
