import type { RepositoryPage } from '../../api/answers';

/** What every product of Interlynk has from its beginning; others are made there by hand. */
const INTERLYNK = ['default', 'development', 'production'];

/** A warning about an environment that a destination may not have; the rule can be saved. */
export function environmentNote(
  environment: string,
  destinations: RepositoryPage['destinations'],
): string | undefined {
  const target = destinations.find(({ kind, enabled }) => kind === 'interlynk' && enabled);
  if (target === undefined || environment === '') return undefined;
  if (INTERLYNK.includes(environment.toLowerCase())) return undefined;
  return `Not one of ${target.name}'s own environments (${INTERLYNK.join(', ')}). Unless the product has it there, deliveries are refused.`;
}
