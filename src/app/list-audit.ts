import type { People } from '../core/bitbucket-ports';
import { BridgeError } from '../core/errors';
import type { AuditEntry, FactsStore, Page, SettingsStore } from '../core/stores';

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
  return async (workspace: string, cursor?: string): Promise<Page<NamedEntry>> => {
    const page = await settings.auditLog(ENTRIES_PER_PAGE, cursor);
    const uuids = unique(page.values.map(({ subject }) => subject)).filter(
      (subject) => subject !== 'workspace',
    );
    const facts = await factsStore.getMany(uuids);
    const fullNames = new Map(uuids.map((uuid, index) => [uuid, facts[index]?.fullName]));
    const names = await namesOf(workspace, unique(page.values.map(({ accountId }) => accountId)));
    const values = page.values.map((entry) => ({
      entry,
      name: names.get(entry.accountId),
      repository:
        entry.subject === 'workspace' ? undefined : (fullNames.get(entry.subject) ?? entry.subject),
    }));
    return { values, ...(page.cursor !== undefined && { cursor: page.cursor }) };
  };

  /** The list is worth reading without names; that Bitbucket does not tell them is no failure. */
  async function namesOf(workspace: string, ids: readonly string[]) {
    try {
      return await people.names(workspace, ids);
    } catch (error) {
      if (!(error instanceof BridgeError) || !error.code.startsWith('BITBUCKET_')) throw error;
      return new Map<string, string>();
    }
  }
}

function unique(all: readonly string[]): string[] {
  return [...new Set(all)];
}
