import type { AuditEntry } from './audit';
import type { Import, ImportTarget } from './import';
import type { Revised } from './stores';

export interface ImportStore {
  /** The import that is under way, or the last one. */
  get(): Promise<Revised<Import> | undefined>;
  /**
   * False, and nothing stored, when somebody has stored another since; revision 0 = there was none.
   */
  save(value: Import, revision: number, audit?: AuditEntry): Promise<boolean>;
  saveList(id: string, targets: readonly ImportTarget[]): Promise<void>;
  /** Some of the list, from an index on; empty at its end. */
  list(id: string, from: number): Promise<readonly ImportTarget[]>;
  deleteList(id: string, total: number): Promise<void>;
}
