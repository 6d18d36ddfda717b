import type { SbomModel } from '../model/types';
import { category, notApplicable, perComponent } from './feature';
import type { Tally } from './tally';
import type { CategoryScore, FeatureScore } from './types';

/**
 * sbomqs: comp_with_strong_checksums, comp_with_weak_checksums, sbom_signature. Its specification
 * still says .60, .30 and .10 and other features; these are the weights of its registry.
 */
export function integrity(model: SbomModel, counts: Tally): CategoryScore | undefined {
  return category({ name: 'Integrity', weight: 15 }, [
    perComponent({
      ...{ name: 'strong hashes', weight: 0.5, have: counts.strongHashes, of: counts.components },
      what: 'have a strong hash',
    }),
    noWeakHashes(counts),
    signature(model),
  ]);
}

/** Of the components with hashes, those with a strong one. No hashes at all are no better: 0. */
function noWeakHashes({ components, strongHashes, weakHashesOnly }: Tally): FeatureScore {
  const feature = { name: 'no weak hashes alone', weight: 0.4 };
  const of = strongHashes + weakHashesOnly;
  if (components > 0 && of === 0) return { ...feature, score: 0, reason: 'There are no hashes.' };
  return perComponent({
    ...feature,
    have: strongHashes,
    of,
    what: 'with hashes have a strong one',
  });
}

/** Nobody verifies it here. A signature that names no key cannot be verified, and counts half. */
function signature({ format, signed, signatureKey = true }: SbomModel): FeatureScore {
  const feature = { name: 'signature', weight: 0.1 };
  if (format === 'spdx') return notApplicable(feature, 'SPDX has no place for a signature.');
  if (!signed) return { ...feature, score: 0, reason: 'The document is not signed.' };
  return signatureKey
    ? { ...feature, score: 10, reason: 'The document is signed.' }
    : { ...feature, score: 5, reason: 'The signature does not name its key.' };
}
