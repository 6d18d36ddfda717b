import type { SbomModel } from '../model/types';
import { category, perComponent, perDocument } from './feature';
import { licenceFacts } from './licence-facts';
import type { Tally } from './tally';
import type { CategoryScore, FeatureScore } from './types';

/**
 * sbomqs: comp_with_licenses, comp_with_valid_licenses, comp_spdx_listed_license,
 * comp_no_deprecated_licenses, comp_no_restrictive_licenses, comp_with_declared_licenses,
 * sbom_data_license. All but the last two look at concluded licences. The weights make 1.20.
 */
export function licensing(model: SbomModel, counts: Tally): CategoryScore | undefined {
  const of = counts.components;
  return category({ name: 'Licensing', weight: 15 }, [
    perComponent({
      ...{ name: 'concluded licences', weight: 0.2, have: counts.concluded, of },
      what: 'have a concluded licence',
    }),
    perComponent({
      ...{ name: 'valid licences', weight: 0.2, have: counts.validConcluded, of },
      what: 'have concluded licences that are SPDX expressions',
    }),
    perComponent({
      ...{ name: 'listed licences', weight: 0.2, have: counts.listedConcluded, of },
      what: 'have concluded licences that are on the SPDX list',
    }),
    without(counts, { name: 'no deprecated licences', weight: 0.15 }, counts.deprecatedConcluded, {
      what: 'have no deprecated licence id',
    }),
    without(counts, { name: 'no restrictive licences', weight: 0.2 }, counts.restrictiveConcluded, {
      what: 'have no restrictive licence',
    }),
    perComponent({
      ...{ name: 'declared licences', weight: 0.15, have: counts.declared, of },
      what: 'have a declared licence',
    }),
    dataLicence(model),
  ]);
}

/** Components without any licence have no bad one either; where none has one, nothing is shown. */
function without(
  { components, concluded }: Tally,
  feature: { readonly name: string; readonly weight: number },
  bad: number,
  { what }: { readonly what: string },
): FeatureScore {
  if (components > 0 && concluded === 0) {
    return { ...feature, score: 0, reason: 'No component has a concluded licence.' };
  }
  return perComponent({ ...feature, have: components - bad, of: components, what });
}

/** The licence of the SBOM itself. */
function dataLicence({ dataLicences }: SbomModel): FeatureScore {
  const isValid = dataLicences.every((licence) => licenceFacts(licence).valid);
  return perDocument({ name: 'data licence', weight: 0.1 }, dataLicences.length > 0 && isValid, {
    yes: 'It says under which licence it may be used itself.',
    no: isValid
      ? 'It does not say under which licence it may be used itself.'
      : 'Its own licence is no SPDX expression.',
  });
}
