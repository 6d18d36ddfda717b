import { visit } from 'jsonc-parser';
import { quote, type NewFinding } from '../findings/collect';
import { toPointer } from './json-pointer';
import { RESERVED_NAMES } from './scan-json';

/** Of one kind: the first few show what is wrong. */
const MAX_SHOWN = 10;

type Path = () => readonly (string | number)[];

/**
 * What JSON.parse takes without a word: two members of one name, members of the names that objects
 * have by themselves, NUL and halves of characters. Slower than JSON.parse, so it is called where
 * `scanJson` saw something. The text is valid JSON.
 */
export function inspectJson(text: string): NewFinding[] {
  const found = new Map<NewFinding['kind'], NewFinding[]>();
  const open: Set<string>[] = [];
  const add = (kind: NewFinding['kind'], path: string, message: string): void => {
    const known = found.get(kind);
    if (known === undefined) found.set(kind, [{ kind, path, message }]);
    else if (known.length < MAX_SHOWN) known.push({ kind, path, message });
  };
  const inspectText = (value: string, path: Path): void => {
    if (value.includes('\0')) add('nul-character', toPointer(path()), 'A text holds NUL.');
    if (/\p{Surrogate}/u.test(value)) {
      add('lone-surrogate', toPointer(path()), 'A text holds half of a character.');
    }
  };
  visit(text, {
    onObjectBegin() {
      open.push(new Set());
    },
    onObjectEnd() {
      open.pop();
    },
    onObjectProperty(name, _offset, _length, line, column, pathOf) {
      const path = () => [...pathOf(), name];
      const names = open.at(-1);
      if (names?.has(name) === true) {
        const where = `line ${line + 1}, column ${column + 1}`;
        const message = `The member ${quote(name)} is there again (${where}); the last one counts.`;
        add('duplicate-key', toPointer(path()), message);
      }
      names?.add(name);
      if (RESERVED_NAMES.includes(name)) {
        add('reserved-key', toPointer(path()), `A member bears the name ${quote(name)}.`);
      }
      inspectText(name, path);
    },
    onLiteralValue(value: unknown, _offset, _length, _line, _column, path) {
      if (typeof value === 'string') inspectText(value, path);
    },
  });
  return [...found.values()].flat();
}
