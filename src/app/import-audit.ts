import type { AuditAction, AuditEntry } from '../core/audit';
import type { Import } from '../core/import';

/** An entry of the list of changes; `changed` says how far the import was, and of how many. */
export function importAudit(
  action: Extract<AuditAction, `${string}-import`>,
  { counts, total }: Pick<Import, 'counts' | 'total'>,
  by: Pick<AuditEntry, 'id' | 'at' | 'accountId'>,
): AuditEntry {
  return { ...by, action, subject: 'workspace', changed: [String(counts.done), String(total)] };
}
