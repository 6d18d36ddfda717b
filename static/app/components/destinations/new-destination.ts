import type { DestinationConfig } from '../../api/answers';
import { wordsOf, type Kind } from './destination-words';

/**
 * An empty destination with a name of its own. Its id stays with it and is never used again: two
 * admins who add one at the same time add two, and what is stored of a removed one goes to none.
 */
export function newDestination(
  kind: Kind,
  existing: readonly DestinationConfig[],
): DestinationConfig {
  const id = `${kind}-${randomMark()}`;
  const name = firstFree(wordsOf(kind).name, new Set(existing.map((other) => other.name)));
  const common = { id, name, enabled: true };
  return kind === 'interlynk' ? { ...common, kind } : { ...common, kind, address: '' };
}

/** Six letters and digits. */
function randomMark(): string {
  return [...crypto.getRandomValues(new Uint8Array(6))]
    .map((byte) => (byte % 36).toString(36))
    .join('');
}

function firstFree(wanted: string, taken: ReadonlySet<string>): string {
  let free = wanted;
  for (let number = 2; taken.has(free); number += 1) free = `${wanted} ${String(number)}`;
  return free;
}
