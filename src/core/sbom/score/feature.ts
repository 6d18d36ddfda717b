import type { CategoryScore, FeatureScore } from './types';

interface Named {
  readonly name: string;
  readonly weight: number;
}

/** 10 × the share of components; less than all of them is never shown as 10, as in sbomqs. */
function share(have: number, of: number): number {
  if (of === 0) return 0;
  const score = (10 * have) / of;
  return have < of ? Math.min(score, 9.9) : score;
}

/**
 * How many components have something.
 *
 * @param what the end of the sentence `38 of 102 components …`
 */
export function perComponent(
  feature: Named & { readonly have: number; readonly of: number; readonly what: string },
): FeatureScore {
  const { name, weight, have, of, what } = feature;
  if (of === 0) return notApplicable({ name, weight }, 'There are no components.');
  return { name, weight, score: share(have, of), reason: `${have} of ${of} components ${what}` };
}

/** Something that the document has or lacks as a whole. */
export function perDocument(
  { name, weight }: Named,
  has: boolean,
  { yes, no }: { readonly yes: string; readonly no: string },
): FeatureScore {
  return { name, weight, score: has ? 10 : 0, reason: has ? yes : no };
}

export function notApplicable({ name, weight }: Named, reason: string): FeatureScore {
  return { name, weight, score: undefined, reason };
}

/** The weighted mean of what applies; undefined where nothing does. */
export function category(
  { name, weight }: Named,
  features: readonly FeatureScore[],
): CategoryScore | undefined {
  let sum = 0;
  let weights = 0;
  for (const feature of features) {
    if (feature.score === undefined) continue;
    sum += feature.score * feature.weight;
    weights += feature.weight;
  }
  return weights === 0 ? undefined : { name, weight, score: sum / weights, features };
}
