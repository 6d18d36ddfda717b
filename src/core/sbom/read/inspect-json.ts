import { visit, type JSONPath } from 'jsonc-parser';
import { quote, type NewFinding } from '../findings/collect';
import { toPointer } from './json-pointer';
import { RESERVED_NAMES } from './scan-json';
import { softenJson } from './soften-json';

/** Of one kind: the first few show what is wrong. */
const MAX_SHOWN = 10;
/** Then the look ends; a document with more is made to keep us busy, or beyond mending. */
const MAX_HITS = 1000;

/**
 * What JSON.parse takes without a word: two members of one name, members of the names that objects
 * have by themselves, NUL and halves of characters. Slower than JSON.parse, so it is called where
 * `scanJson` saw something. The text is valid JSON. Looks no further into a
 * text than a million escapes, and nowhere where there are as many blanks in a row.
 */
export function inspectJson(text: string): NewFinding[] {
  const soft = softenJson(text);
  if (soft === undefined) return [];
  const found = new Found();
  const open: (string[] | Set<string>)[] = [];
  const inspectText = (value: string, path: () => JSONPath): void => {
    if (value.includes('\0')) found.add('nul-character', path, () => 'A text holds NUL.');
    if (SURROGATE.test(value)) {
      found.add('lone-surrogate', path, () => 'A text holds half of a character.');
    }
  };
  try {
    visit(soft, {
      onObjectBegin() {
        open.push([]);
      },
      onObjectEnd() {
        open.pop();
      },
      onObjectProperty(name, _offset, _length, line, column, pathOf) {
        const path = (): JSONPath => [...pathOf(), name];
        if (isKnown(open, name)) {
          const where = `line ${line + 1}, column ${column + 1}`;
          found.add(
            'duplicate-key',
            path,
            () => `The member ${quote(name)} is there again (${where}); the last one counts.`,
          );
        }
        if (RESERVED_NAMES.includes(name)) {
          found.add('reserved-key', path, () => `A member bears the name ${quote(name)}.`);
        }
        inspectText(name, path);
      },
      onLiteralValue(value: unknown, _offset, _length, _line, _column, path) {
        if (typeof value === 'string') inspectText(value, path);
      },
    });
  } catch (error) {
    if (!(error instanceof Enough)) throw error;
  }
  return found.list();
}

/** A set for every small object would take most of the time. */
const FEW = 32;

/** Whether the innermost object has a member of the name; it has it from now on. */
function isKnown(open: (string[] | Set<string>)[], name: string): boolean {
  const names = open.at(-1) ?? [];
  if (names instanceof Set) return names.size === names.add(name).size;
  if (names.includes(name)) return true;
  names.push(name);
  if (names.length >= FEW) open[open.length - 1] = new Set(names);
  return false;
}

/** With this flag, only a half that has no other half beside it. */
const SURROGATE = /\p{Surrogate}/u;

class Enough extends Error {}

class Found {
  private readonly byKind = new Map<NewFinding['kind'], NewFinding[]>();
  private hits = 0;

  add(kind: NewFinding['kind'], path: () => JSONPath, message: () => string): void {
    const known = this.byKind.get(kind) ?? [];
    this.byKind.set(kind, known);
    if (known.length < MAX_SHOWN) {
      known.push({ kind, path: toPointer(path()), message: message() });
    }
    this.hits += 1;
    if (this.hits >= MAX_HITS) throw new Enough();
  }

  list(): NewFinding[] {
    return [...this.byKind.values()].flat();
  }
}
