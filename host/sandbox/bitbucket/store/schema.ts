import type { HostDatabase } from '../../../database';

const TABLES = `
CREATE TABLE IF NOT EXISTS bitbucket_repository (
  uuid TEXT PRIMARY KEY, slug TEXT NOT NULL UNIQUE, name TEXT NOT NULL, description TEXT NOT NULL,
  is_private INTEGER NOT NULL, main_branch TEXT NOT NULL, created_on INTEGER NOT NULL,
  updated_on INTEGER NOT NULL, last_pusher TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS bitbucket_ref (
  repository TEXT NOT NULL, type TEXT NOT NULL, name TEXT NOT NULL, commit_hash TEXT NOT NULL,
  object_hash TEXT NOT NULL, PRIMARY KEY (repository, type, name)
);
CREATE TABLE IF NOT EXISTS bitbucket_pull_request (
  repository TEXT NOT NULL, id INTEGER NOT NULL, title TEXT NOT NULL, description TEXT NOT NULL,
  state TEXT NOT NULL, draft INTEGER NOT NULL, source_branch TEXT NOT NULL,
  source_commit TEXT NOT NULL, destination_branch TEXT NOT NULL, destination_commit TEXT NOT NULL,
  pending_merge TEXT, merge_commit TEXT, close_source_branch INTEGER NOT NULL,
  author TEXT NOT NULL, reviewers TEXT NOT NULL, closed_by TEXT, reason TEXT NOT NULL,
  created_on INTEGER NOT NULL, updated_on INTEGER NOT NULL, PRIMARY KEY (repository, id)
);
CREATE TABLE IF NOT EXISTS bitbucket_comment (
  id INTEGER PRIMARY KEY AUTOINCREMENT, repository TEXT NOT NULL, pull_request INTEGER NOT NULL,
  author TEXT NOT NULL, raw TEXT NOT NULL, inline TEXT, parent INTEGER, deleted INTEGER NOT NULL,
  created_on INTEGER NOT NULL, updated_on INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS bitbucket_comment_by_pull_request
  ON bitbucket_comment (repository, pull_request);
CREATE TABLE IF NOT EXISTS bitbucket_report (
  repository TEXT NOT NULL, commit_hash TEXT NOT NULL, external_id TEXT NOT NULL,
  uuid TEXT NOT NULL, body TEXT NOT NULL, created_on INTEGER NOT NULL, updated_on INTEGER NOT NULL,
  PRIMARY KEY (repository, commit_hash, external_id)
);
CREATE TABLE IF NOT EXISTS bitbucket_annotation (
  report TEXT NOT NULL, external_id TEXT NOT NULL, uuid TEXT NOT NULL, body TEXT NOT NULL,
  created_on INTEGER NOT NULL, updated_on INTEGER NOT NULL, PRIMARY KEY (report, external_id)
);
CREATE TABLE IF NOT EXISTS bitbucket_build_status (
  repository TEXT NOT NULL, commit_hash TEXT NOT NULL, key TEXT NOT NULL, uuid TEXT NOT NULL,
  body TEXT NOT NULL, created_on INTEGER NOT NULL, updated_on INTEGER NOT NULL,
  PRIMARY KEY (repository, commit_hash, key)
);
CREATE TABLE IF NOT EXISTS bitbucket_held_event (
  id INTEGER PRIMARY KEY AUTOINCREMENT, event TEXT NOT NULL, due_at INTEGER NOT NULL,
  behind INTEGER NOT NULL
);
`;

/** Makes the sandbox's tables; all are prefixed `bitbucket_`, times are epoch milliseconds. */
export function createTables(database: HostDatabase): void {
  database.exec(TABLES);
}
