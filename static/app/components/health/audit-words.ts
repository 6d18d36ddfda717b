import { MEMBER_NAMES } from '../../settings/member-names';
import type { AuditEntry } from './use-audit';

/** `Changed environment rules and destinations`. */
export function changeOf({ action, changed }: AuditEntry): string {
  if (action === 'save-secret') {
    const ids = changed.map((path) => /^destinations\.(.+)\.secret$/.exec(path)?.[1] ?? path);
    return `Replaced the secret of ${new Intl.ListFormat().format(ids)}`;
  }
  if (changed.length === 0) return 'Saved without a change';
  const names = changed.map((name) => MEMBER_NAMES[name] ?? name);
  return `Changed ${new Intl.ListFormat().format(names)}`;
}
