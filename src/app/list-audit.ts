import type { AuditEntry } from '../core/audit';
import type { People } from '../core/bitbucket-ports';
import type { FactsStore, Page, SettingsStore } from '../core/stores';
import { createNamePeople } from './name-people';

export interface ListAuditPorts {
  readonly settings: Pick<SettingsStore, 'auditLog'>;
  readonly factsStore: Pick<FactsStore, 'getMany'>;
  readonly people: People;
}

/** `name`: who; `repository`: what of, where it is not the workspace. */
export interface NamedEntry {
  readonly entry: AuditEntry;
  readonly name: string | undefined;
  readonly repository: string | undefined;
}

const ENTRIES_PER_PAGE = 25;

/**
 * The changes of the workspace and its repositories, newest first, with names: one Bitbucket
 * request a page, and ids where that one fails.
 */
export function createListAudit({ settings, factsStore, people }: ListAuditPorts) {
  const namePeople = createNamePeople(people);
  return async (workspace: string, cursor?: string): Promise<Page<NamedEntry>> => {
    const page = await settings.auditLog(ENTRIES_PER_PAGE, cursor);
    const uuids = unique(page.values.map(({ subject }) => subject)).filter(
      (subject) => subject !== 'workspace',
    );
    const facts = await factsStore.getMany(uuids);
    const fullNames = new Map(uuids.map((uuid, index) => [uuid, facts[index]?.fullName]));
    const names = await namePeople(
      workspace,
      page.values.map(({ accountId }) => accountId),
    );
    const values = page.values.map((entry) => ({
      entry,
      name: names.get(entry.accountId),
      repository:
        entry.subject === 'workspace' ? undefined : (fullNames.get(entry.subject) ?? entry.subject),
    }));
    return { values, ...(page.cursor !== undefined && { cursor: page.cursor }) };
  };
}

function unique(all: readonly string[]): string[] {
  return [...new Set(all)];
}
