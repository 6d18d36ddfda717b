import type { LicenceClaim, SbomModel } from '../model/types';
import { licenceLookup } from './licence-facts';

interface LicenceCounts {
  concluded: number;
  validConcluded: number;
  listedConcluded: number;
  deprecatedConcluded: number;
  restrictiveConcluded: number;
  declared: number;
}

/** CycloneDX has `acknowledgement` since 1.6. */
const WITHOUT_ROLES: ReadonlySet<string> = new Set(['1.0', '1.1', '1.2', '1.3', '1.4', '1.5']);

/**
 * Counts components by what their concluded and declared licences are. Where none of a component's
 * licences says which it is, sbomqs takes all for declared since CycloneDX 1.6, where they could
 * have said it, and for concluded before.
 */
export function licenceTally(
  { format, specVersion }: SbomModel,
  counts: LicenceCounts,
): (claims: readonly LicenceClaim[]) => void {
  const factsOf = licenceLookup();
  const unsaid =
    format === 'cyclonedx' && WITHOUT_ROLES.has(specVersion) ? 'concluded' : 'declared';

  return (claims) => {
    const fallback = claims.some(({ role }) => role !== undefined) ? undefined : unsaid;
    let declared = false;
    let concluded = false;
    let valid = true;
    let listed = true;
    let deprecated = false;
    let restrictive = false;
    for (const claim of claims) {
      const role = claim.role ?? fallback;
      if (role === 'declared') declared = true;
      if (role !== 'concluded') continue;
      const facts = factsOf(claim.value);
      concluded = true;
      valid &&= facts.valid;
      listed &&= facts.listed;
      deprecated ||= facts.deprecated;
      restrictive ||= facts.restrictive;
    }
    if (declared) counts.declared += 1;
    if (!concluded) return;
    counts.concluded += 1;
    if (valid) counts.validConcluded += 1;
    if (listed) counts.listedConcluded += 1;
    if (deprecated) counts.deprecatedConcluded += 1;
    if (restrictive) counts.restrictiveConcluded += 1;
  };
}
