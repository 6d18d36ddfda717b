import type { Sha256 } from '../ports';
import type { DeliveryIdentity } from './types';

/** What destinations asked to be reminded of, by target; kept for each repository. */
export type Hints = Readonly<Record<string, string>>;

/** More targets than this a repository hardly has; what does not fit is looked up anew. */
const MOST = 100;
const LONGEST = 500;

/** Where documents replace each other: one destination, product and environment; 40 hex digits. */
export function targetKey(
  sha256: Sha256,
  {
    destination,
    product,
    environment,
  }: Pick<DeliveryIdentity, 'destination' | 'product' | 'environment'>,
): string {
  return sha256(JSON.stringify([destination, product, environment])).slice(0, 40);
}

/** The hints with one more, or replaced; the same object where nothing changes. */
export function withHint(hints: Hints, target: string, hint: string): Hints {
  if (hint.length > LONGEST || hints[target] === hint) return hints;
  const others = Object.entries(hints).filter(([key]) => key !== target);
  return Object.fromEntries([...others.slice(-(MOST - 1)), [target, hint]]);
}
