import type { Placement } from '../placement';
import { membersOf, skipBlanks, textAt, type JsonMember } from './json-places';

/** Longer stretches of blanks are no indentation. */
const MAX_BLANKS = 200;

/**
 * Sets a member of an object in JSON text: replaces its value, or puts it behind `name` in the
 * manner of that, or at the beginning where there is no `name`.
 *
 * @param at where the object begins
 */
export function placeMember(text: string, at: number, member: string, value: string): Placement {
  const found = membersOf(text, at, new Set([member, 'name']));
  const written = JSON.stringify(value);
  const old = found.get(member);
  if (old !== undefined) {
    const before = textAt(text, old.value);
    return { ok: true, before, edit: { ...old.value, text: written } };
  }
  const name = found.get('name');
  const edit =
    name === undefined ? first(text, at, member, written) : behind(text, name, member, written);
  return { ok: true, before: undefined, edit };
}

function behind(text: string, { key, value }: JsonMember, member: string, written: string) {
  let from = key.start;
  while (from > 0 && skipBlanks(text, from - 1) === key.start) {
    from -= 1;
    if (key.start - from > MAX_BLANKS) break;
  }
  const blanks = key.start - from > MAX_BLANKS ? '' : text.slice(from, key.start);
  const colon = short(text.slice(key.end, value.start), ':');
  const inserted = `,${blanks}${JSON.stringify(member)}${colon}${written}`;
  return { start: value.end, end: value.end, text: inserted };
}

function first(text: string, at: number, member: string, written: string) {
  const next = skipBlanks(text, at + 1);
  const isEmpty = text[next] === '}';
  const blanks = isEmpty ? '' : short(text.slice(at + 1, next), '');
  const inserted = `${blanks}${JSON.stringify(member)}: ${written}${isEmpty ? '' : ','}`;
  return { start: at + 1, end: at + 1, text: inserted };
}

function short(text: string, otherwise: string): string {
  return text.length > MAX_BLANKS ? otherwise : text;
}
