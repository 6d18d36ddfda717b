import { createHash, randomUUID } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { HostDatabase } from '../../database';
import type { DocumentFacts } from '../inboxes/document-facts';
import { rowsOf } from '../inboxes/rows-of';
import {
  arrivalRow,
  countRow,
  dueRow,
  environmentRow,
  productRow,
  uploadBytesRow,
  versionStringRow,
  versionRow,
} from './rows';
import type { Arrival, EnvironmentRecord, ProductRecord, VersionRecord } from './types';

const SCHEMA = `
CREATE TABLE IF NOT EXISTS interlynk_products (
  id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE,
  created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS interlynk_environments (
  id TEXT PRIMARY KEY, product_id TEXT NOT NULL REFERENCES interlynk_products (id),
  name TEXT NOT NULL, position INTEGER NOT NULL, UNIQUE (product_id, name));
CREATE TABLE IF NOT EXISTS interlynk_uploads (
  id TEXT PRIMARY KEY, environment_id TEXT NOT NULL REFERENCES interlynk_environments (id),
  received_at INTEGER NOT NULL, file_name TEXT NOT NULL, size INTEGER NOT NULL,
  sha256 TEXT NOT NULL, headers TEXT NOT NULL, document BLOB NOT NULL,
  state TEXT NOT NULL, note TEXT, version TEXT, format TEXT, components INTEGER);
CREATE INDEX IF NOT EXISTS interlynk_uploads_by_time ON interlynk_uploads (received_at);
CREATE TABLE IF NOT EXISTS interlynk_jobs (upload_id TEXT PRIMARY KEY, due_at INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS interlynk_versions (
  id TEXT PRIMARY KEY, upload_id TEXT NOT NULL, environment_id TEXT NOT NULL,
  version TEXT NOT NULL, component_name TEXT NOT NULL, format TEXT NOT NULL,
  spec_version TEXT NOT NULL, components INTEGER NOT NULL,
  created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS interlynk_versions_by_environment
  ON interlynk_versions (environment_id, created_at);
`;

/** Three per product (docs.interlynk.io, core concepts, environments). */
const DEFAULT_ENVIRONMENTS = ['default', 'development', 'production'] as const;

export interface NewUpload {
  readonly environmentId: string;
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
  readonly receivedAt: number;
  readonly dueAt: number;
}

const VERSIONS = `SELECT v.*, p.name AS product, e.name AS environment FROM interlynk_versions v
  JOIN interlynk_environments e ON e.id = v.environment_id
  JOIN interlynk_products p ON p.id = e.product_id`;

/** What the inbox keeps: products, environments, uploads, jobs and version records. */
export function createInboxStorage(database: HostDatabase) {
  database.exec(SCHEMA);
  const all = (sql: string, ...values: unknown[]) => database.prepare(sql).all(...values);
  const run = (sql: string, ...values: unknown[]) => database.prepare(sql).run(...values);

  return {
    products: (): ProductRecord[] =>
      rowsOf(productRow, all('SELECT * FROM interlynk_products ORDER BY updated_at DESC, name')),
    product: (id: string): ProductRecord | undefined =>
      rowsOf(productRow, all('SELECT * FROM interlynk_products WHERE id = ?', id))[0],
    productNamed: (name: string): ProductRecord | undefined =>
      rowsOf(productRow, all('SELECT * FROM interlynk_products WHERE name = ?', name))[0],

    /** With its default environments. */
    createProduct: database.transaction((name: string, now: number): ProductRecord => {
      const id = randomUUID();
      run('INSERT INTO interlynk_products VALUES (?, ?, ?, ?)', id, name, now, now);
      for (const [position, environment] of DEFAULT_ENVIRONMENTS.entries()) {
        run(
          'INSERT INTO interlynk_environments VALUES (?, ?, ?, ?)',
          randomUUID(),
          id,
          environment,
          position,
        );
      }
      return { id, name, createdAt: now, updatedAt: now };
    }),

    /** With all that belongs to it, as if it had never been. */
    deleteProduct: database.transaction((productId: string): void => {
      const environments =
        'environment_id IN (SELECT id FROM interlynk_environments WHERE product_id = ?)';
      run(
        `DELETE FROM interlynk_jobs WHERE upload_id IN
           (SELECT id FROM interlynk_uploads WHERE ${environments})`,
        productId,
      );
      run(`DELETE FROM interlynk_versions WHERE ${environments}`, productId);
      run(`DELETE FROM interlynk_uploads WHERE ${environments}`, productId);
      run('DELETE FROM interlynk_environments WHERE product_id = ?', productId);
      run('DELETE FROM interlynk_products WHERE id = ?', productId);
    }),

    environments: (productId: string): EnvironmentRecord[] =>
      rowsOf(
        environmentRow,
        all(
          'SELECT * FROM interlynk_environments WHERE product_id = ? ORDER BY position',
          productId,
        ),
      ),
    environment: (id: string): EnvironmentRecord | undefined =>
      rowsOf(environmentRow, all('SELECT * FROM interlynk_environments WHERE id = ?', id))[0],

    /** The document and the job that will make its version record, or neither. */
    addUpload: database.transaction((upload: NewUpload): string => {
      const id = randomUUID();
      run(
        `INSERT INTO interlynk_uploads
           (id, environment_id, received_at, file_name, size, sha256, headers, document, state)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'pending')`,
        id,
        upload.environmentId,
        upload.receivedAt,
        upload.fileName,
        upload.bytes.byteLength,
        createHash('sha256').update(upload.bytes).digest('hex'),
        JSON.stringify(upload.headers),
        gzipSync(upload.bytes, { level: 1 }),
      );
      run('INSERT INTO interlynk_jobs VALUES (?, ?)', id, upload.dueAt);
      return id;
    }),

    arrivals: (limit: number): Arrival[] =>
      rowsOf(
        arrivalRow,
        all(
          `SELECT u.id, u.received_at, u.file_name, u.size, u.sha256, u.headers, u.state, u.note,
                  u.version, u.format, u.components, p.name AS product, e.name AS environment
             FROM interlynk_uploads u
             JOIN interlynk_environments e ON e.id = u.environment_id
             JOIN interlynk_products p ON p.id = e.product_id
            ORDER BY u.received_at DESC, u.rowid DESC LIMIT ?`,
          limit,
        ),
      ),
    document: (uploadId: string): Uint8Array | undefined => {
      const row = rowsOf(
        uploadBytesRow,
        all('SELECT document FROM interlynk_uploads WHERE id = ?', uploadId),
      )[0];
      return row === undefined ? undefined : gunzipSync(row.document);
    },

    dueJobs: (now: number): string[] =>
      rowsOf(
        dueRow,
        all('SELECT * FROM interlynk_jobs WHERE due_at <= ? ORDER BY due_at, rowid', now),
      ).map((job) => job.uploadId),
    /** When the next job is due; undefined where none waits. */
    nextDue: (): number | undefined =>
      rowsOf(dueRow, all('SELECT * FROM interlynk_jobs ORDER BY due_at LIMIT 1'))[0]?.dueAt,

    /** Ends a job: with a version record, or with a note that says why there is none. */
    finish: database.transaction(
      (uploadId: string, facts: DocumentFacts | undefined, note: string | null, now: number) => {
        run(
          'UPDATE interlynk_uploads SET state = ?, note = ?, version = ?, format = ?, components = ? WHERE id = ?',
          note === null ? 'processed' : 'failed',
          note,
          facts?.version ?? null,
          facts === undefined ? null : `${facts.format} ${facts.specVersion}`,
          facts?.components ?? null,
          uploadId,
        );
        if (note === null && facts !== undefined) {
          run(
            `INSERT INTO interlynk_versions
             SELECT ?, id, environment_id, ?, ?, ?, ?, ?, ?, ? FROM interlynk_uploads WHERE id = ?`,
            randomUUID(),
            facts.version,
            facts.name,
            facts.format,
            facts.specVersion,
            facts.components,
            now,
            now,
            uploadId,
          );
          run(
            `UPDATE interlynk_products SET updated_at = ? WHERE id = (
               SELECT e.product_id FROM interlynk_environments e
                 JOIN interlynk_uploads u ON u.environment_id = e.id WHERE u.id = ?)`,
            now,
            uploadId,
          );
        }
        run('DELETE FROM interlynk_jobs WHERE upload_id = ?', uploadId);
      },
    ),

    versions: (): VersionRecord[] =>
      rowsOf(versionRow, all(`${VERSIONS} ORDER BY v.created_at, v.rowid`)),
    versionsIn: (environmentId: string): VersionRecord[] =>
      rowsOf(
        versionRow,
        all(
          `${VERSIONS} WHERE v.environment_id = ? ORDER BY v.created_at DESC, v.rowid DESC`,
          environmentId,
        ),
      ),
    version: (id: string): VersionRecord | undefined =>
      rowsOf(versionRow, all(`${VERSIONS} WHERE v.id = ?`, id))[0],
    /** Each once. */
    versionStrings: (productId: string): string[] =>
      rowsOf(
        versionStringRow,
        all(
          `SELECT DISTINCT v.version FROM interlynk_versions v
             JOIN interlynk_environments e ON e.id = v.environment_id WHERE e.product_id = ?`,
          productId,
        ),
      ).map(({ version }) => version),
    countVersions: (productId: string): number =>
      rowsOf(
        countRow,
        all(
          `SELECT count(*) AS count FROM interlynk_versions v
             JOIN interlynk_environments e ON e.id = v.environment_id WHERE e.product_id = ?`,
          productId,
        ),
      )[0]?.count ?? 0,
  };
}
export type InboxStorage = ReturnType<typeof createInboxStorage>;
