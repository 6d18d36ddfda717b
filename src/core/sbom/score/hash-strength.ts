import type { Hash } from '../model/types';

const WEAK: ReadonlySet<string> = new Set(['MD2', 'MD4', 'MD5', 'MD6', 'SHA1', 'ADLER32']);
const STRONG: ReadonlySet<string> = new Set([
  ...['SHA224', 'SHA256', 'SHA384', 'SHA512'],
  ...['SHA3224', 'SHA3256', 'SHA3384', 'SHA3512'],
  ...['BLAKE2B256', 'BLAKE2B384', 'BLAKE2B512', 'BLAKE3'],
  ...['STREEBOG256', 'STREEBOG512'],
  // SPDX 3 lists these among hashes, though they are none.
  ...['CRYSTALSDILITHIUM', 'CRYSTALSKYBER', 'FALCON'],
]);
/** No algorithm has a longer name. */
const MAX_NAME = 40;
type Strength = 'strong' | 'weak';
/** As the model writes the common ones, which spares taking the name apart. */
const COMMON: ReadonlyMap<string, Strength> = new Map<string, Strength>([
  ...(['SHA-256', 'SHA-384', 'SHA-512', 'SHA3-512'] as const).map(
    (name) => [name, 'strong'] as const,
  ),
  ...(['SHA-1', 'MD5'] as const).map((name) => [name, 'weak'] as const),
]);

/** What the best of the hashes is worth, by sbomqs's lists; undefined: none that is known. */
export function hashStrength(hashes: readonly Hash[]): Strength | undefined {
  let best: Strength | undefined;
  for (const { algorithm, value } of hashes) {
    if (!/\S/.test(value)) continue;
    const strength = COMMON.get(algorithm) ?? strengthOf(algorithm);
    if (strength === 'strong') return strength;
    best ??= strength;
  }
  return best;
}

function strengthOf(algorithm: string): Strength | undefined {
  if (algorithm.length > MAX_NAME) return undefined;
  const name = algorithm.toUpperCase().replaceAll(/[-_\s]/g, '');
  if (STRONG.has(name)) return 'strong';
  return WEAK.has(name) ? 'weak' : undefined;
}
