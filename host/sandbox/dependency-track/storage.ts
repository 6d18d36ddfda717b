import { createHash, randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { HostDatabase } from '../../database';
import type { DocumentFacts } from '../inboxes/document-facts';
import { rowsOf } from '../inboxes/rows-of';
import { arrivalRow, jobRow, projectRow } from './rows';
import type { Arrival, ProjectNames, ProjectRecord } from './types';

const SCHEMA = `
CREATE TABLE IF NOT EXISTS dtrack_projects (
  uuid TEXT PRIMARY KEY, name TEXT NOT NULL, version TEXT NOT NULL,
  parent TEXT REFERENCES dtrack_projects (uuid), tags TEXT NOT NULL,
  latest INTEGER NOT NULL, active INTEGER NOT NULL, created_at INTEGER NOT NULL,
  components INTEGER NOT NULL DEFAULT 0, sha256 TEXT, last_bom_import INTEGER, last_bom_format TEXT,
  UNIQUE (name, version));
CREATE TABLE IF NOT EXISTS dtrack_uploads (
  id TEXT PRIMARY KEY, project_uuid TEXT NOT NULL REFERENCES dtrack_projects (uuid),
  received_at INTEGER NOT NULL, file_name TEXT NOT NULL, size INTEGER NOT NULL,
  sha256 TEXT NOT NULL, headers TEXT NOT NULL, document BLOB NOT NULL,
  state TEXT NOT NULL, format TEXT NOT NULL, components INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS dtrack_uploads_by_time ON dtrack_uploads (received_at);
CREATE TABLE IF NOT EXISTS dtrack_jobs (
  id TEXT PRIMARY KEY REFERENCES dtrack_uploads (id), due_at INTEGER NOT NULL,
  lost INTEGER NOT NULL);
`;

export interface NewProject extends ProjectNames {
  readonly parent?: string | undefined;
  readonly tags: readonly string[];
  readonly latest: boolean;
  readonly active: boolean;
  readonly createdAt: number;
}

export interface NewUpload {
  readonly projectUuid: string;
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly facts: DocumentFacts;
  readonly headers: Readonly<Record<string, string>>;
  readonly receivedAt: number;
  readonly dueAt: number;
  /** Its import will come to nothing. */
  readonly lost: boolean;
}

/** What the inbox keeps: projects, uploads, and the jobs that import them. */
export function createInboxStorage(database: HostDatabase) {
  database.exec(SCHEMA);
  const all = (sql: string, ...values: unknown[]) => database.prepare(sql).all(...values);
  const run = (sql: string, ...values: unknown[]) => database.prepare(sql).run(...values);

  return {
    /** Oldest first. */
    projects: (): ProjectRecord[] =>
      rowsOf(projectRow, all('SELECT * FROM dtrack_projects ORDER BY created_at, rowid')),
    project: (uuid: string): ProjectRecord | undefined =>
      rowsOf(projectRow, all('SELECT * FROM dtrack_projects WHERE uuid = ?', uuid))[0],
    projectNamed: ({ name, version }: ProjectNames): ProjectRecord | undefined =>
      rowsOf(
        projectRow,
        all('SELECT * FROM dtrack_projects WHERE name = ? AND version = ?', name, version),
      )[0],

    /** At most one version of a name is the latest. */
    createProject: database.transaction((project: NewProject): string => {
      const { name, version, parent, tags, latest, active, createdAt } = project;
      const uuid = randomUUID();
      if (latest) run('UPDATE dtrack_projects SET latest = 0 WHERE name = ?', name);
      run(
        `INSERT INTO dtrack_projects (uuid, name, version, parent, tags, latest, active, created_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
        uuid,
        name,
        version,
        parent ?? null,
        JSON.stringify(tags),
        Number(latest),
        Number(active),
        createdAt,
      );
      return uuid;
    }),
    setTags: (uuid: string, tags: readonly string[]): void => {
      run('UPDATE dtrack_projects SET tags = ? WHERE uuid = ?', JSON.stringify(tags), uuid);
    },

    /** The document and the job that imports it, or neither; the id is the upload's token. */
    addUpload: database.transaction((upload: NewUpload): string => {
      const token = randomUUID();
      run(
        `INSERT INTO dtrack_uploads VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'pending', ?, ?)`,
        token,
        upload.projectUuid,
        upload.receivedAt,
        upload.fileName,
        upload.bytes.byteLength,
        createHash('sha256').update(upload.bytes).digest('hex'),
        JSON.stringify(upload.headers),
        gzipSync(upload.bytes, { level: 1 }),
        `${upload.facts.format} ${upload.facts.specVersion}`,
        upload.facts.components,
      );
      run('INSERT INTO dtrack_jobs VALUES (?, ?, ?)', token, upload.dueAt, Number(upload.lost));
      return token;
    }),
    isPending: (token: string): boolean =>
      all('SELECT id, due_at FROM dtrack_jobs WHERE id = ?', token).length > 0,

    arrivals: (limit: number): Arrival[] =>
      rowsOf(
        arrivalRow,
        all(
          `SELECT u.*, p.name AS project, p.version, p.tags, p.latest
             FROM dtrack_uploads u JOIN dtrack_projects p ON p.uuid = u.project_uuid
            ORDER BY u.received_at DESC, u.rowid DESC LIMIT ?`,
          limit,
        ),
      ),

    dueJobs: (now: number): string[] =>
      rowsOf(
        jobRow,
        all('SELECT * FROM dtrack_jobs WHERE due_at <= ? ORDER BY due_at, rowid', now),
      ).map(({ id }) => id),
    nextDue: (): number | undefined =>
      rowsOf(jobRow, all('SELECT * FROM dtrack_jobs ORDER BY due_at LIMIT 1'))[0]?.dueAt,

    /** Ends a job: the components of the project are those of the document now, or it was lost. */
    finish: database.transaction((token: string, now: number): void => {
      run(
        `UPDATE dtrack_uploads SET state = (
           SELECT CASE lost WHEN 1 THEN 'failed' ELSE 'processed' END FROM dtrack_jobs j
            WHERE j.id = dtrack_uploads.id)
          WHERE id = ?`,
        token,
      );
      run(
        `UPDATE dtrack_projects SET last_bom_import = ?, last_bom_format = u.format,
                components = u.components, sha256 = u.sha256
           FROM (SELECT * FROM dtrack_uploads WHERE id = ? AND state = 'processed') u
          WHERE uuid = u.project_uuid`,
        now,
        token,
      );
      run('DELETE FROM dtrack_jobs WHERE id = ?', token);
    }),
  };
}
export type InboxStorage = ReturnType<typeof createInboxStorage>;
