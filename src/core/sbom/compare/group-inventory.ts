import type { InventoryItem } from '../summary/inventory';
import { normalLicence } from './normal-licence';

/** All components that have one key. */
export interface Group {
  readonly key: string;
  /** Sorted, each once; empty text = unknown. */
  readonly versions: readonly string[];
  /** Known licences as written, by what they are compared as; sorted by that. */
  readonly licences: ReadonlyMap<string, string>;
}

/** The components of an inventory by key, sorted by code units, whatever order they come in. */
export function groupInventory(items: readonly InventoryItem[]): readonly Group[] {
  const sorted = isSorted(items) ? items : [...items].sort(byKey);
  const groups: Group[] = [];
  const normal = remember(normalLicence);
  for (let start = 0; start < sorted.length;) {
    const key = sorted[start]?.key ?? '';
    let end = start + 1;
    while (sorted[end]?.key === key) end += 1;
    groups.push(toGroup(key, sorted.slice(start, end), normal));
    start = end;
  }
  return groups;
}

function toGroup(
  key: string,
  items: readonly InventoryItem[],
  normal: (licence: string) => string,
): Group {
  const licences = new Map<string, string>();
  for (const { licence } of items) {
    const compared = normal(licence);
    if (compared === '') continue;
    const before = licences.get(compared);
    // Of two spellings the same one is shown, whatever the order of the components.
    if (before === undefined || licence < before) licences.set(compared, licence);
  }
  const [first] = items;
  const one = first !== undefined && items.length === 1;
  return {
    key,
    versions: one ? [first.version] : [...new Set(items.map(({ version }) => version))].sort(),
    licences: licences.size < 2 ? licences : new Map([...licences].sort(byFirst)),
  };
}

function isSorted(items: readonly InventoryItem[]): boolean {
  let last = '';
  for (const { key } of items) {
    if (key < last) return false;
    last = key;
  }
  return true;
}

function byKey(a: InventoryItem, b: InventoryItem): number {
  if (a.key === b.key) return 0;
  return a.key < b.key ? -1 : 1;
}

function byFirst([a]: readonly [string, string], [b]: readonly [string, string]): number {
  return a < b ? -1 : 1;
}

/** A document of thousands of components has a few dozen licences. */
function remember(compute: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    let value = known.get(text);
    if (value === undefined) {
      value = compute(text);
      known.set(text, value);
    }
    return value;
  };
}
