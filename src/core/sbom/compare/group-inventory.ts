import type { InventoryItem } from '../summary/inventory';
import { comparedLicence } from './compared-licence';

/** All components that have one key. */
export interface Group {
  readonly key: string;
  /** Sorted, each once; empty text = unknown. */
  readonly versions: readonly string[];
  /** Known licences; sorted by what they are compared as, each once. */
  readonly licences: readonly Licence[];
}

export interface Licence {
  readonly compared: string;
  /** As one of the components writes it. */
  readonly written: string;
}

/** The components of an inventory by key, sorted by code units, whatever order they come in. */
export function groupInventory(items: readonly InventoryItem[]): readonly Group[] {
  const sorted = isSorted(items) ? items : [...items].sort(byKey);
  const groups: Group[] = [];
  const licenceOf = licenceReader();
  for (let start = 0; start < sorted.length;) {
    const key = sorted[start]?.key ?? '';
    let end = start + 1;
    while (sorted[end]?.key === key) end += 1;
    groups.push(toGroup(key, sorted.slice(start, end), licenceOf));
    start = end;
  }
  return groups;
}

function toGroup(
  key: string,
  items: readonly InventoryItem[],
  licenceOf: (written: string) => Licence,
): Group {
  const [first] = items;
  if (first !== undefined && items.length === 1) {
    const licence = licenceOf(first.licence);
    return { key, versions: [first.version], licences: licence.compared === '' ? NONE : [licence] };
  }
  const licences = new Map<string, Licence>();
  for (const item of items) {
    const licence = licenceOf(item.licence);
    if (licence.compared === '') continue;
    const before = licences.get(licence.compared);
    // Of two spellings the same one is shown, whatever the order of the components.
    if (before === undefined || licence.written < before.written) {
      licences.set(licence.compared, licence);
    }
  }
  return {
    key,
    versions: [...new Set(items.map(({ version }) => version))].sort(),
    licences: [...licences.values()].sort((a, b) => (a.compared < b.compared ? -1 : 1)),
  };
}

const NONE: readonly Licence[] = [];

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

/** A document of thousands of components has a few dozen licences. */
function licenceReader(): (written: string) => Licence {
  const known = new Map<string, Licence>();
  return (written) => {
    let licence = known.get(written);
    if (licence === undefined) {
      licence = { compared: comparedLicence(written), written };
      known.set(written, licence);
    }
    return licence;
  };
}
