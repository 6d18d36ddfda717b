import { pageRefusal } from '../../../src/contract/page-problems';
import type { Refusal } from '../../../src/contract/resolvers';

/** SETTINGS_STALE with what somebody else changed, a line each. */
export function staleRefusal(lines: readonly string[]): Refusal {
  const { problem } = pageRefusal('SETTINGS_STALE');
  return { ok: false, problem: { ...problem, detail: lines.join('\n') } };
}

type Value = string | boolean;

/**
 * What somebody else changed, a line for each of the labelled fields: `Address: https://new (was
 * https://old)`. Where the reader edited the same field, the line says what a save does.
 */
export function changeLines<F extends Readonly<Record<string, Value>>>(
  labels: Readonly<Record<keyof F & string, string>>,
  { base, mine, theirs }: { readonly base: F; readonly mine: F; readonly theirs: F },
): string[] {
  return Object.entries<string>(labels).flatMap(([name, label]) => {
    const [before, edited, now] = [base[name], mine[name], theirs[name]];
    if (before === undefined || now === undefined || before === now) return [];
    const line = `${label}: ${shown(now)} (was ${shown(before)})`;
    const isMineToo = edited !== before && edited !== now;
    return [isMineToo ? `${line}. You changed it, too: saving replaces theirs.` : line];
  });
}

function shown(value: Value): string {
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  return value === '' ? 'none' : value.split('\n').join(', ');
}
