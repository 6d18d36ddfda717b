import { z } from 'zod';
import type { HostDatabase } from '../../../database';
import { jsonRow } from './json-rows';
import type { JsonRecord } from './json-rows';

/** Code Insights reports of commits (full hashes) and their annotations. */
export interface ReportStore {
  put(repository: string, commit: string, record: JsonRecord): void;
  /** By external id, or by uuid with or without braces. */
  find(repository: string, commit: string, id: string): JsonRecord | undefined;
  list(repository: string, commit: string): JsonRecord[];
  /** With its annotations. */
  remove(repository: string, commit: string, record: JsonRecord): void;
  /** All of them or none; `report` is a report's uuid. */
  putAnnotations(report: string, annotations: readonly JsonRecord[]): void;
  annotations(report: string): JsonRecord[];
}

const COLUMNS = 'external_id, uuid, body, created_on, updated_on';
const OF_COMMIT = `SELECT ${COLUMNS} FROM bitbucket_report WHERE repository = ? AND commit_hash = ?`;

export function createReportStore(database: HostDatabase): ReportStore {
  return {
    put: (repository, commit, record) => {
      database
        .prepare('INSERT OR REPLACE INTO bitbucket_report VALUES (?, ?, ?, ?, ?, ?, ?)')
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
    find: (repository, commit, id) => {
      const found: unknown = database
        .prepare(`${OF_COMMIT} AND (external_id = ? OR uuid = ?)`)
        .get(repository, commit, id, id.replace(/^\{(.*)\}$/, '$1').toLowerCase());
      return found === undefined ? undefined : jsonRow.parse(found);
    },
    list: (repository, commit) =>
      z
        .array(jsonRow)
        .parse(
          database.prepare(`${OF_COMMIT} ORDER BY created_on, external_id`).all(repository, commit),
        ),
    remove: (repository, commit, record) => {
      database.transaction(() => {
        database.prepare('DELETE FROM bitbucket_annotation WHERE report = ?').run(record.uuid);
        database
          .prepare(
            'DELETE FROM bitbucket_report WHERE repository = ? AND commit_hash = ? AND external_id = ?',
          )
          .run(repository, commit, record.externalId);
      })();
    },
    putAnnotations: (report, annotations) => {
      database.transaction(() => {
        for (const one of annotations) {
          database
            .prepare('INSERT OR REPLACE INTO bitbucket_annotation VALUES (?, ?, ?, ?, ?, ?)')
            .run(
              report,
              one.externalId,
              one.uuid,
              JSON.stringify(one.body),
              one.createdOn,
              one.updatedOn,
            );
        }
      })();
    },
    annotations: (report) =>
      z.array(jsonRow).parse(
        database
          .prepare(
            `SELECT ${COLUMNS} FROM bitbucket_annotation WHERE report = ?
               ORDER BY created_on, external_id`,
          )
          .all(report),
      ),
  };
}
