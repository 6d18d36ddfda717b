import { quote } from '../../findings/collect';

const SHOWN = 5;
/** Longer ones are no misspelling of anything. */
const LONGEST = 40;
/** So many letters may differ for a value to be what was meant. */
const SLIPS = 2;

/** What would have been allowed: all of a short list, else what was meant, else some of it. */
export function allowedValues(allowed: unknown, value: unknown): string {
  const values = Array.isArray(allowed) ? allowed.map(String) : [];
  const listed = values.slice(0, SHOWN).map((each) => `"${each}"`);
  if (values.length === 1) return `It has to be ${listed.join()}.`;
  if (values.length <= SHOWN) return `It has to be one of ${listed.join(', ')}.`;
  const meant = typeof value === 'string' ? nearest(values, value) : undefined;
  return meant === undefined
    ? `It is none of the ${values.length} allowed values, such as ${listed.join(', ')}.`
    : `It is none of the ${values.length} allowed values; ${quote(meant)} is.`;
}

function nearest(allowed: readonly string[], value: string): string | undefined {
  if (value.length > LONGEST) return undefined;
  const lower = value.toLowerCase();
  let best: { readonly word: string; readonly slips: number } | undefined;
  for (const word of allowed) {
    const slips = distance(word.toLowerCase(), lower);
    const isNear = slips <= SLIPS && slips * 2 < word.length;
    if (isNear && slips < (best?.slips ?? Infinity)) best = { word, slips };
  }
  return best?.word;
}

/** Letters to add, drop or change to make one word the other. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let index = 0; index < one.length; index += 1) {
    const letter = one[index];
    const next = [index + 1];
    for (let at = 1; at <= other.length; at += 1) {
      const changed = (row[at - 1] ?? 0) + (letter === other[at - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[at] ?? 0) + 1, (next[at - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
