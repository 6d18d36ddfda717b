import type { AuditEntry } from '../core/audit';
import type { KvSet } from '../core/ports';
import { ENTITIES } from './keys';

/** The one value of the attribute that all entries are listed by. */
export const WHOLE_LOG = 'all';

/** What stores an entry of the list of changes, together with the change itself. */
export function auditSet(audit: AuditEntry): KvSet {
  return {
    entity: ENTITIES.audit,
    key: audit.id,
    value: { log: WHOLE_LOG, subject: audit.subject, at: audit.at, body: audit },
  };
}
