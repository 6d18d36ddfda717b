/** A component of the list; empty texts are what the document does not say. */
export interface ComponentRow {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly ecosystem: string;
}
export type ComponentField = keyof ComponentRow;

export interface ComponentOrder {
  readonly by: ComponentField;
  readonly descending: boolean;
}
/** Undefined: whatever it is. */
export interface ComponentFilter {
  readonly text: string;
  readonly licence: string | undefined;
  readonly ecosystem: string | undefined;
}

/** Of versions, 10 comes after 9; of names, upper and lower case are one. */
const COLLATOR = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** Sorted; what the document does not say comes last either way. */
export function sortComponents(
  rows: readonly ComponentRow[],
  { by, descending }: ComponentOrder,
): ComponentRow[] {
  const sign = descending ? -1 : 1;
  return rows.toSorted((a, b) => {
    if ((a[by] === '') !== (b[by] === '')) return a[by] === '' ? 1 : -1;
    return sign * COLLATOR.compare(a[by], b[by]) || COLLATOR.compare(a.name, b.name);
  });
}

/** Those whose name or version has each word of the text. */
export function filterComponents(
  rows: readonly ComponentRow[],
  { text, licence, ecosystem }: ComponentFilter,
): readonly ComponentRow[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0 && licence === undefined && ecosystem === undefined) return rows;
  return rows.filter((row) => {
    if (licence !== undefined && row.licence !== licence) return false;
    if (ecosystem !== undefined && row.ecosystem !== ecosystem) return false;
    if (words.length === 0) return true;
    const searched = `${row.name} ${row.version}`.toLowerCase();
    return words.every((word) => searched.includes(word));
  });
}

/** How many components have each value, the most frequent first. */
export function countValues(
  rows: readonly ComponentRow[],
  field: ComponentField,
): { readonly value: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(row[field], (counts.get(row[field]) ?? 0) + 1);
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || COLLATOR.compare(a.value, b.value));
}
