import type { SbomModel } from '../model/types';
import type { SbomFacts } from '../types';

/** What a document says about itself and how much it holds, cut to what a run can keep. */
export function summarize(model: SbomModel, score: number | undefined): SbomFacts {
  throw new Error(`Not written yet ${model.format}${score ?? 0}`);
}
