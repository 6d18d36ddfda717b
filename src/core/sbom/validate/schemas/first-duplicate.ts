import { canonicalText } from './canonical-text';

/** Two places of an array that hold the same value. */
export interface Duplicate {
  readonly first: number;
  readonly second: number;
}

const FEW = 8;
/** Members that usually name an object in an SBOM, the most telling first. */
const NAMES = ['bom-ref', 'ref', 'purl', 'id', 'SPDXID', 'url'] as const;

/**
 * Two equal items of an array of JSON values, if there are any: `uniqueItems` of JSON Schema.
 * Takes time in proportion to the size of the array (times a logarithm where nested items are much
 * alike), where comparing every pair takes minutes on a large SBOM.
 *
 * Items are told apart by a member that names them. Only those of one name are compared as a whole,
 * side by side and no further than to where they differ.
 */
export function firstDuplicate(items: readonly unknown[]): Duplicate | undefined {
  if (items.length < 2) return undefined;
  if (items.length <= FEW && items.every((item) => typeof item === 'string')) {
    return firstEqualOfFew(items);
  }
  const scalars = new Map<unknown, number>();
  const wholes = new Map<string, number | number[]>();
  const groups: number[][] = [];
  for (let index = 0; index < items.length; index += 1) {
    const item = items[index];
    if (typeof item !== 'object' || item === null) {
      const first = scalars.get(item);
      if (first !== undefined) return { first, second: index };
      scalars.set(item, index);
      continue;
    }
    const name = nameOf(item);
    const before = wholes.get(name);
    if (before === undefined) {
      wholes.set(name, index);
    } else if (typeof before === 'number') {
      const group = [before, index];
      wholes.set(name, group);
      groups.push(group);
    } else {
      before.push(index);
    }
  }
  for (const group of groups) {
    const found = firstEqual(items, group);
    if (found !== undefined) return found;
  }
  return undefined;
}

function firstEqualOfFew(items: readonly string[]): Duplicate | undefined {
  for (let second = 1; second < items.length; second += 1) {
    const first = items.indexOf(items[second] ?? '');
    if (first < second) return { first, second };
  }
  return undefined;
}

/** Equal items have the same name; the opposite need not hold. */
function nameOf(item: object): string {
  const members = item as Readonly<Record<string, unknown>>;
  for (const member of NAMES) {
    const value = members[member];
    if (typeof value === 'string') return value;
  }
  const { name, version } = members;
  if (typeof name !== 'string') return '';
  return typeof version === 'string' ? `${name}@${version}` : name;
}

const FIRST_CHUNK = 256;

interface Member {
  readonly index: number;
  readonly text: Iterator<string, undefined>;
}

interface Group {
  readonly members: Iterable<Member>;
  /** How much is compared at once: it doubles, so that long texts take few steps. */
  readonly chunk: number;
}

/**
 * Reads the items in step, a chunk at a time, and parts those that differ; one that stands alone is
 * read no further. So a large item costs no more than what resembles it, however deep it is nested
 * in others of which the same is asked.
 */
function firstEqual(items: readonly unknown[], indexes: readonly number[]): Duplicate | undefined {
  const open: Group[] = [{ members: started(items, indexes), chunk: FIRST_CHUNK }];
  for (let group = open.pop(); group !== undefined; group = open.pop()) {
    const parts = new Map<string, Member[]>();
    const ended = new Map<string, number>();
    for (const member of group.members) {
      const { text, isWhole } = read(member.text, group.chunk);
      const part = parts.get(text);
      const first = ended.get(text);
      if (isWhole && first !== undefined) return { first, second: member.index };
      if (isWhole) ended.set(text, member.index);
      else if (part === undefined) parts.set(text, [member]);
      else part.push(member);
    }
    for (const part of parts.values()) {
      if (part.length > 1) open.push({ members: part, chunk: group.chunk * 2 });
    }
  }
  return undefined;
}

/** One at a time: most of many end within the first chunk, and are not kept. */
function* started(items: readonly unknown[], indexes: readonly number[]): Generator<Member> {
  for (const index of indexes) yield { index, text: canonicalText(items[index]) };
}

/** At least so many characters of a text, or what is left of it. */
function read(
  text: Iterator<string, undefined>,
  length: number,
): { text: string; isWhole: boolean } {
  const pieces: string[] = [];
  for (let left = length; left > 0;) {
    const next = text.next();
    if (next.done === true) return { text: pieces.join(''), isWhole: true };
    pieces.push(next.value);
    left -= next.value.length;
  }
  return { text: pieces.join(''), isWhole: false };
}
