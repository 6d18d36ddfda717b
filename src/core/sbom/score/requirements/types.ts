/** What a guideline asks of an SBOM, and how far a document gives it. */
export interface RequirementList {
  readonly id: 'ntia-2021' | 'cisa-2025' | 'bsi-tr-03183-2-v2.1';
  readonly title: string;
  /** Nobody has to keep it yet. */
  readonly draft: boolean;
  readonly items: readonly RequirementItem[];
  /** Asked for where there is something to say; not part of `met` and `total`. */
  readonly optional: readonly RequirementItem[];
  readonly met: number;
  readonly total: number;
}

export interface RequirementItem {
  readonly name: string;
  /** By every component, or by the document. Never where it does not apply. */
  readonly met: boolean;
  /** False: it is about components, and there are none. */
  readonly applicable: boolean;
  /** How many meet it, of how many. 1 of 1 where it is about the document. */
  readonly count: number;
  readonly of: number;
  /** The first components that miss it, as `name@version` on one line. Hostile text: escape it. */
  readonly missing: readonly string[];
  /** How many more miss it. */
  readonly more: number;
}
