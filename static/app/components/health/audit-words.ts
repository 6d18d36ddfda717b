import { plural } from '../plural';
import { list } from '../words';
import { MEMBER_NAMES } from '../../settings/member-names';
import type { AuditEntry } from './use-audit';

/** `Changed environment rules and destinations`. */
export function changeOf({ action, changed }: AuditEntry): string {
  if (action === 'save-secret') {
    const ids = changed.map((path) => /^destinations\.(.+)\.secret$/.exec(path)?.[1] ?? path);
    return `Replaced the secret of ${list(ids)}`;
  }
  if (isImport(action)) return importWords(action, changed);
  if (changed.length === 0) return 'Saved without a change';
  const names = changed.map((name) => MEMBER_NAMES[name] ?? name);
  return `Changed ${list(names)}`;
}

type ImportAction = Extract<AuditEntry['action'], `${string}-import`>;

function isImport(action: AuditEntry['action']): action is ImportAction {
  return action.endsWith('-import');
}

/** `Cancelled the import after 40 of 120 repositories`. */
function importWords(action: ImportAction, [done = '0', total = '0']: readonly string[]): string {
  switch (action) {
    case 'start-import':
      return `Started an import of ${plural(Number(total), 'repository', 'repositories')}`;
    case 'pause-import':
      return `Paused the import after ${done} of ${total} repositories`;
    case 'resume-import':
      return `Resumed the import after ${done} of ${total} repositories`;
    case 'cancel-import':
      return `Cancelled the import after ${done} of ${total} repositories`;
  }
}
