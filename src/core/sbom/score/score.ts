import type { SbomModel } from '../model/types';
import { completeness } from './completeness';
import { countedComponents } from './counted-components';
import { identification } from './identification';
import { integrity } from './integrity';
import { licensing } from './licensing';
import { provenance } from './provenance';
import { structural } from './structural';
import { tally } from './tally';
import type { CategoryScore, Grade, Score } from './types';
import { vulnerability } from './vulnerability';

export type { CategoryScore, Score } from './types';

export interface ScoreOptions {
  /**
   * What the official rules of the format say of the document. Null or absent: nobody looked, and
   * the feature is not counted, so that a valid document has the same score either way.
   */
  readonly valid?: boolean | null;
}

/**
 * Quality by the default model of sbomqs v2 (interlynk-io/sbomqs, pkg/scorer/v2, engine 8 of
 * August 2026): the weighted mean of seven categories, each the weighted mean of its features.
 * Where we differ from it on purpose, docs/scores.md says so. One pass over the components.
 *
 * A document without components has nothing to score, whatever else it says.
 */
export function score(model: SbomModel, options: ScoreOptions = {}): Score {
  const counted = countedComponents(model);
  const counts = tally(model, counted.components);
  const categories = [
    identification(counts),
    provenance(model),
    integrity(model, counts),
    completeness(model, counts, counted.keys),
    licensing(model, counts),
    vulnerability(counts),
    structural(model, options.valid ?? null),
  ].filter((category) => category !== undefined);
  if (counted.isEmpty) return { overall: undefined, categories };
  const overall = weightedMean(categories);
  return { overall: Math.round(overall * 10) / 10, grade: gradeOf(overall), categories };
}

function weightedMean(categories: readonly CategoryScore[]): number {
  let sum = 0;
  let weights = 0;
  for (const { score: ofCategory, weight } of categories) {
    sum += ofCategory * weight;
    weights += weight;
  }
  return sum / weights;
}

function gradeOf(overall: number): Grade {
  if (overall >= 9) return 'A';
  if (overall >= 8) return 'B';
  if (overall >= 7) return 'C';
  return overall >= 5 ? 'D' : 'F';
}
