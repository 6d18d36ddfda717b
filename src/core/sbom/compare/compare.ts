import type { Inventory } from '../summary/inventory';

/** What changed between two documents about the same subject. */
export interface Comparison {
  readonly added: readonly ChangedComponent[];
  readonly removed: readonly ChangedComponent[];
  readonly upgraded: readonly ChangedComponent[];
  readonly downgraded: readonly ChangedComponent[];
  /** Versions differ, but which is newer cannot be told, or there are several. */
  readonly changed: readonly ChangedComponent[];
  readonly licences: readonly ChangedLicence[];
  readonly score?: { readonly before?: number; readonly after?: number };
  /** Different tools made the two: much of the difference may be theirs. */
  readonly generatorChanged?: {
    readonly before: readonly string[];
    readonly after: readonly string[];
  };
  readonly unchanged: number;
}
export interface ChangedComponent {
  readonly key: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
}
export interface ChangedLicence {
  readonly key: string;
  readonly change: 'gained' | 'lost' | 'changed' | 'became-unknown';
  readonly before: readonly string[];
  readonly after: readonly string[];
}

export function compare(before: Inventory, after: Inventory): Comparison {
  throw new Error(`Not written yet ${before.components.length}${after.components.length}`);
}
