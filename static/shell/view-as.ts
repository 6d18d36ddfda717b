import type { HostCall } from './host-call';
import type { PageData } from './page-data';
import { labelled } from './theme';

/** "View as": lets one person see the pages as an owner, a writer, a reader, an outsider. */
export function createViewAs(page: PageData, host: HostCall): HTMLElement | undefined {
  if (page.accounts.length < 2) return undefined;
  const choose = document.createElement('select');
  for (const { accountId, name, role } of page.accounts) {
    const current = accountId === page.accountId;
    choose.add(new Option(`${name} (${role})`, accountId, current, current));
  }
  choose.addEventListener('change', () => {
    void host('/bridge/session', { accountId: choose.value }).finally(() => {
      location.reload();
    });
  });
  return labelled('View as', choose);
}
