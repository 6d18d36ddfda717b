/** What a person reads of a problem: one plain sentence, and what to do. */
export interface Problem {
  readonly sentence: string;
  readonly next: string;
}
