import { visit } from 'jsonc-parser';
import { softenJson } from './soften-json';

/**
 * The text of an object inside a JSON document, to the byte: parsing and printing it again would
 * change numbers, escapes and the order of members, and with them the hash. Of two members of one
 * name the last, as JSON.parse does. The text is valid JSON. Undefined as well where very many blanks
 * are in a row.
 */
export function cutMember(text: string, path: readonly string[]): string | undefined {
  const soft = softenJson(text);
  if (soft === undefined) return undefined;
  let found: string | undefined;
  let start: number | undefined;
  // All of it is where it is in the text.
  visit(soft, {
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
