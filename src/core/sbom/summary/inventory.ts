import type { SbomModel } from '../model/types';

/**
 * What a comparison needs of a document, and nothing else: small enough to be stored for every
 * environment, so that a pull request is compared without reading the other document again.
 */
export interface Inventory {
  readonly subject?: { readonly name: string; readonly version?: string };
  /** Who generated the document: `name version`, sorted. */
  readonly tools: readonly string[];
  readonly score?: number;
  /** Sorted by key, then version. Several versions under one key are normal. */
  readonly components: readonly InventoryItem[];
}
export interface InventoryItem {
  /** Canonical purl without version, qualifiers and subpath; else `type|group|name`. */
  readonly key: string;
  readonly version: string;
  /** One SPDX expression, or free text; empty = unknown. */
  readonly licence: string;
}

export function toInventory(model: SbomModel, score: number | undefined): Inventory {
  throw new Error(`Not written yet ${model.format}${score ?? 0}`);
}
