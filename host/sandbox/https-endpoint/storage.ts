import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import type { HostDatabase } from '../../database';
import { rowsOf } from '../inboxes/rows-of';
import type { EndpointArrival } from './types';

const SCHEMA = `
CREATE TABLE IF NOT EXISTS endpoint_documents (
  source TEXT NOT NULL, id TEXT NOT NULL, received_at INTEGER NOT NULL,
  content_type TEXT NOT NULL, size INTEGER NOT NULL, sha256 TEXT NOT NULL,
  attributes TEXT NOT NULL, key_id TEXT NOT NULL, repeats INTEGER NOT NULL,
  document BLOB NOT NULL, PRIMARY KEY (source, id));
CREATE INDEX IF NOT EXISTS endpoint_documents_by_time ON endpoint_documents (received_at);
`;

const ARRIVALS = `SELECT source, id, received_at, content_type, size, sha256, attributes, key_id,
  repeats FROM endpoint_documents`;

const arrivalRow = z
  .object({
    source: z.string(),
    id: z.string(),
    received_at: z.number(),
    content_type: z.string(),
    size: z.number(),
    sha256: z.string(),
    attributes: z.string(),
    key_id: z.string(),
    repeats: z.number(),
  })
  .transform((row): EndpointArrival => {
    const attributes = z.record(z.string(), z.string()).parse(JSON.parse(row.attributes));
    const { product = '', environment = '', version } = attributes;
    return {
      id: row.id,
      source: row.source,
      receivedAt: row.received_at,
      product,
      environment,
      ...(version !== undefined && { version }),
      contentType: row.content_type,
      size: row.size,
      sha256: row.sha256,
      attributes,
      keyId: row.key_id,
      repeats: row.repeats,
    };
  });
/** The driver gives a Buffer for one row and an ArrayBuffer for many. */
const documentRow = z.object({
  document: z
    .union([z.instanceof(Uint8Array), z.instanceof(ArrayBuffer)])
    .transform((blob) => new Uint8Array(blob)),
});

export type NewDocument = Pick<
  EndpointArrival,
  'source' | 'id' | 'receivedAt' | 'contentType' | 'sha256' | 'attributes' | 'keyId'
> & { readonly bytes: Uint8Array };
export type Added = 'new' | 'repeat' | 'other-content';

/** Documents by source and id: what came once is kept once. */
export function createEndpointStorage(database: HostDatabase) {
  database.exec(SCHEMA);
  const all = (sql: string, ...values: unknown[]) => database.prepare(sql).all(...values);
  const run = (sql: string, ...values: unknown[]) => database.prepare(sql).run(...values);
  const found = (source: string, id: string): EndpointArrival | undefined =>
    rowsOf(arrivalRow, all(`${ARRIVALS} WHERE source = ? AND id = ?`, source, id))[0];

  return {
    add: database.transaction((document: NewDocument): Added => {
      const { source, id, bytes } = document;
      const known = found(source, id);
      if (known !== undefined) {
        run(
          'UPDATE endpoint_documents SET repeats = repeats + 1 WHERE source = ? AND id = ?',
          source,
          id,
        );
        return known.sha256 === document.sha256 ? 'repeat' : 'other-content';
      }
      run(
        'INSERT INTO endpoint_documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, ?)',
        source,
        id,
        document.receivedAt,
        document.contentType,
        bytes.byteLength,
        document.sha256,
        JSON.stringify(document.attributes),
        document.keyId,
        gzipSync(bytes, { level: 1 }),
      );
      return 'new';
    }),
    /** Newest first; -1 = all. */
    arrivals: (limit: number): EndpointArrival[] =>
      rowsOf(arrivalRow, all(`${ARRIVALS} ORDER BY received_at DESC, rowid DESC LIMIT ?`, limit)),
    document: (source: string, id: string): Uint8Array | undefined => {
      const row = rowsOf(
        documentRow,
        all('SELECT document FROM endpoint_documents WHERE source = ? AND id = ?', source, id),
      )[0];
      return row === undefined ? undefined : gunzipSync(row.document);
    },
  };
}
export type EndpointStorage = ReturnType<typeof createEndpointStorage>;
