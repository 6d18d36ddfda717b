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

/** What the best of the hashes is worth, by sbomqs's lists; undefined: none that is known. */
export function hashStrength(hashes: readonly Hash[]): 'strong' | 'weak' | undefined {
  let best: 'weak' | undefined;
  for (const { algorithm, value } of hashes) {
    if (algorithm.length > MAX_NAME || !/\S/.test(value)) continue;
    const name = algorithm.toUpperCase().replaceAll(/[-_\s]/g, '');
    if (STRONG.has(name)) return 'strong';
    if (WEAK.has(name)) best = 'weak';
  }
  return best;
}
