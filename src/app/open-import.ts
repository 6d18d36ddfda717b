import type { ImportStore } from '../core/import-store';
import type { Import } from '../core/import';

/** The import as it is stored now, whoever else changes it. */
export interface OpenedImport {
  value(): Import;
  /**
   * Stores what `edit` makes of it, which is asked again where somebody else was faster. False, and
   * nothing stored, where it says no (undefined) or the import is no longer the one that was opened.
   */
  change(edit: (value: Import) => Import | undefined): Promise<boolean>;
}

/** So many changes by others in a row do not happen: people press a button now and then. */
const MOST_TRIES = 10;

/** Undefined where there is none, or not the one that is wanted. */
export async function openImport(
  imports: ImportStore,
  isWanted: (value: Import) => boolean,
): Promise<OpenedImport | undefined> {
  let held = await imports.get();
  if (held === undefined || !isWanted(held.value)) return undefined;
  let now = held;
  return {
    value: () => now.value,
    async change(edit) {
      for (let tries = 0; tries < MOST_TRIES; tries += 1) {
        if (!isWanted(now.value)) return false;
        const next = edit(now.value);
        if (next === undefined) return false;
        if (next === now.value) return true;
        if (await imports.save(next, now.revision)) {
          now = { revision: now.revision + 1, value: next };
          return true;
        }
        held = await imports.get();
        if (held === undefined) return false;
        now = held;
      }
      return false;
    },
  };
}
