import type { SbomModel } from '../model/types';
import { componentKey } from './component-key';
import { normalLicences } from './component-licence';
import { cut, toolNames } from './cut';

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

const MAX_NAME = 500;
const MAX_TOOL = 200;

/**
 * The components of a document, each once, by what they are: sorted by code units, so that it is
 * the same everywhere. Neither files nor the primary component, which SPDX has among its packages.
 *
 * @param score 0 to 10
 */
export function toInventory(model: SbomModel, score: number | undefined): Inventory {
  const { subject, documentName } = model;
  const name = subject?.name ?? documentName;
  const licenceOf = normalLicences();
  const items: InventoryItem[] = [];
  for (const component of model.components) {
    if (component === subject) continue;
    const { key, version } = componentKey(component);
    // Not spread: all items have one shape, which is what makes comparing them fast.
    items.push({ key, version, licence: licenceOf(component) });
  }
  items.sort(byCodeUnits);
  return {
    ...(name !== undefined && {
      subject: {
        name: cut(name, MAX_NAME),
        ...(subject?.version !== undefined && { version: cut(subject.version, MAX_NAME) }),
      },
    }),
    tools: toolNames(model.tools, MAX_TOOL).sort(),
    ...(score !== undefined && { score }),
    components: items.filter((item, index) => index === 0 || !isSame(item, items[index - 1])),
  };
}

function byCodeUnits(a: InventoryItem, b: InventoryItem): number {
  if (a.key !== b.key) return a.key < b.key ? -1 : 1;
  if (a.version !== b.version) return a.version < b.version ? -1 : 1;
  if (a.licence === b.licence) return 0;
  return a.licence < b.licence ? -1 : 1;
}

function isSame(a: InventoryItem, b: InventoryItem | undefined): boolean {
  return b?.key === a.key && b.version === a.version && b.licence === a.licence;
}
