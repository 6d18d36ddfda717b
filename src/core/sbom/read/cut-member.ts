import { visit } from 'jsonc-parser';

/**
 * The text of an object inside a JSON document, to the byte: parsing and printing it again would
 * change numbers, escapes and the order of members, and with them the hash. Of two members of one
 * name the last, as JSON.parse does. The text is valid JSON.
 */
export function cutMember(text: string, path: readonly string[]): string | undefined {
  let found: string | undefined;
  let start: number | undefined;
  visit(text, {
    onObjectBegin(offset, _length, _line, _column, pathOf) {
      const here = pathOf();
      if (here.some((step, index) => step !== path[index])) return false;
      if (here.length < path.length) return true;
      start = offset;
      return false;
    },
    // Called for an object whose members are passed over as well, and for none of those below it.
    onObjectEnd(offset) {
      if (start !== undefined) found = text.slice(start, offset + 1);
      start = undefined;
    },
    onArrayBegin: () => false,
    // Has to be there: the library counts its way out of what is passed over with it.
    onArrayEnd: () => undefined,
  });
  return found;
}
