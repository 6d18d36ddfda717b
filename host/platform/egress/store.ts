import { z } from 'zod';
import type { HostDatabase } from '../../database';

/** Domains that an admin allowed together, under a key of the app's choice. */
export interface EgressGroup {
  readonly key: string;
  readonly description: string;
  /** In their normal spelling, in the order of the request. */
  readonly domains: readonly string[];
}

export interface EgressStore {
  /** All groups by key. */
  groups(): EgressGroup[];
  /** Every domain of every group. */
  domains(): string[];
  /** Puts groups in the place of those with the same keys. */
  put(groups: readonly EgressGroup[]): void;
  deleteDomain(key: string, domain: string): void;
  deleteGroup(key: string): void;
}

const groupRow = z.object({ key: z.string(), description: z.string() });
const domainRow = z.object({ group_key: z.string(), domain: z.string() });

/** The grants of one installation, in SQLite. Creates its tables. */
export function createEgressStore(database: HostDatabase, installation: string): EgressStore {
  database.exec(`
    CREATE TABLE IF NOT EXISTS platform_egress_group (
      installation TEXT NOT NULL,
      key TEXT NOT NULL,
      description TEXT NOT NULL,
      PRIMARY KEY (installation, key)
    );
    CREATE TABLE IF NOT EXISTS platform_egress_domain (
      id INTEGER PRIMARY KEY,
      installation TEXT NOT NULL,
      group_key TEXT NOT NULL,
      domain TEXT NOT NULL,
      UNIQUE (installation, group_key, domain)
    );
  `);
  const selectGroups = database.prepare(
    'SELECT key, description FROM platform_egress_group WHERE installation = ? ORDER BY key',
  );
  const selectDomains = database.prepare(
    'SELECT group_key, domain FROM platform_egress_domain WHERE installation = ? ORDER BY id',
  );
  const insertGroup = database.prepare('INSERT INTO platform_egress_group VALUES (?, ?, ?)');
  const insertDomain = database.prepare(
    'INSERT INTO platform_egress_domain (installation, group_key, domain) VALUES (?, ?, ?)',
  );
  const removeGroup = database.prepare(
    'DELETE FROM platform_egress_group WHERE installation = ? AND key = ?',
  );
  const removeDomains = database.prepare(
    'DELETE FROM platform_egress_domain WHERE installation = ? AND group_key = ?',
  );
  const removeDomain = database.prepare(
    'DELETE FROM platform_egress_domain WHERE installation = ? AND group_key = ? AND domain = ?',
  );
  const rows = () => z.array(domainRow).parse(selectDomains.all(installation));
  const drop = (key: string): void => {
    removeGroup.run(installation, key);
    removeDomains.run(installation, key);
  };
  return {
    groups: () => {
      const domains = rows();
      return z
        .array(groupRow)
        .parse(selectGroups.all(installation))
        .map(({ key, description }) => ({
          key,
          description,
          domains: domains.filter((row) => row.group_key === key).map(({ domain }) => domain),
        }));
    },
    domains: () => rows().map(({ domain }) => domain),
    put: database.transaction((groups: readonly EgressGroup[]) => {
      for (const { key, description, domains } of groups) {
        drop(key);
        insertGroup.run(installation, key, description);
        for (const domain of domains) insertDomain.run(installation, key, domain);
      }
    }),
    deleteDomain: (key, domain) => {
      removeDomain.run(installation, key, domain);
    },
    deleteGroup: database.transaction(drop),
  };
}
