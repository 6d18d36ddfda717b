/** A document, and what sbomqs's rules give for it when worked out by hand. */
export interface Row {
  /** What docs/scores.md calls it. */
  readonly name: string;
  /** A path in the corpus, or the document itself. */
  readonly file?: string;
  readonly document?: unknown;
  /** The arithmetic: weights × 10 × shares. */
  readonly expected: Categories;
  /** Σ (weight of the category × category) / 82, worked out from `expected` and rounded. */
  readonly overall: number;
  readonly grade: string;
  /** What sbomqs itself says, and where that is published. */
  readonly published?: string;
}

export interface Categories {
  readonly Identification: number;
  readonly Provenance: number;
  readonly Integrity: number;
  readonly Completeness: number;
  readonly Licensing: number;
  readonly Vulnerability: number;
  readonly Structural: number;
}
