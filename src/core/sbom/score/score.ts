import type { SbomModel } from '../model/types';

/** Quality of an SBOM by sbomqs's default model. */
export interface Score {
  /** 0 to 10, one decimal; undefined where there is nothing to score. */
  readonly overall: number | undefined;
  readonly grade?: 'A' | 'B' | 'C' | 'D' | 'F';
  readonly categories: readonly CategoryScore[];
}
export interface CategoryScore {
  readonly name: string;
  readonly weight: number;
  readonly score: number;
  readonly features: readonly FeatureScore[];
}
export interface FeatureScore {
  readonly name: string;
  readonly weight: number;
  /** Undefined: does not apply, and is not counted. */
  readonly score: number | undefined;
  readonly reason: string;
}

export function score(model: SbomModel): Score {
  throw new Error(`Not written yet ${model.format}`);
}
