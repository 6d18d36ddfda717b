import type { DestinationConfig } from '../../api/answers';
import { wordsOf, type Kind } from './destination-words';

/** An empty destination with the first free id, which stays with it, and a name of its own. */
export function newDestination(
  kind: Kind,
  existing: readonly DestinationConfig[],
): DestinationConfig {
  const id = firstFree(kind, '-', new Set(existing.map((other) => other.id)));
  const name = firstFree(wordsOf(kind).name, ' ', new Set(existing.map((other) => other.name)));
  const common = { id, name, enabled: true };
  return kind === 'interlynk' ? { ...common, kind } : { ...common, kind, address: '' };
}

function firstFree(wanted: string, separator: string, taken: ReadonlySet<string>): string {
  let free = wanted;
  for (let number = 2; taken.has(free); number += 1) free = wanted + separator + String(number);
  return free;
}
