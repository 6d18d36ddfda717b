import { z } from 'zod';
import type { HostDatabase } from '../../../database';
import { jsonRow } from './json-rows';
import type { JsonRecord } from './json-rows';

/** Build statuses of commits (full hashes), unique by key. */
export interface BuildStatusStore {
  put(repository: string, commit: string, record: JsonRecord): void;
  find(repository: string, commit: string, key: string): JsonRecord | undefined;
  /** Oldest first. */
  list(repository: string, commit: string): JsonRecord[];
}

const SELECT = `SELECT key AS external_id, uuid, body, created_on, updated_on
  FROM bitbucket_build_status WHERE repository = ? AND commit_hash = ?`;

export function createBuildStatusStore(database: HostDatabase): BuildStatusStore {
  return {
    put: (repository, commit, record) => {
      database
        .prepare('INSERT OR REPLACE INTO bitbucket_build_status VALUES (?, ?, ?, ?, ?, ?, ?)')
        .run(
          repository,
          commit,
          record.externalId,
          record.uuid,
          JSON.stringify(record.body),
          record.createdOn,
          record.updatedOn,
        );
    },
    find: (repository, commit, key) => {
      const found: unknown = database.prepare(`${SELECT} AND key = ?`).get(repository, commit, key);
      return found === undefined ? undefined : jsonRow.parse(found);
    },
    list: (repository, commit) =>
      z
        .array(jsonRow)
        .parse(database.prepare(`${SELECT} ORDER BY created_on, key`).all(repository, commit)),
  };
}
