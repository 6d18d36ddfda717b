/** Quality of an SBOM by sbomqs's default model. docs/scores.md says how to read it. */
export interface Score {
  /** 0 to 10, one decimal; undefined where there is nothing to score. */
  readonly overall: number | undefined;
  /** Of the score before rounding, as sbomqs has it: 8.96 is shown as 9.0 and is a B. */
  readonly grade?: Grade;
  /** Those in which something could be scored. */
  readonly categories: readonly CategoryScore[];
}
export type Grade = 'A' | 'B' | 'C' | 'D' | 'F';
export interface CategoryScore {
  readonly name: string;
  readonly weight: number;
  /** 0 to 10, not rounded. */
  readonly score: number;
  readonly features: readonly FeatureScore[];
}
export interface FeatureScore {
  readonly name: string;
  /** Within its category; what does not apply leaves the sum. */
  readonly weight: number;
  /** 0 to 10, not rounded. Undefined: does not apply, and is not counted. */
  readonly score: number | undefined;
  /** One plain line without anything from the document. */
  readonly reason: string;
}
