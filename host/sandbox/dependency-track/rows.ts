import { z } from 'zod';

const tags = z.string().transform((list) => z.array(z.string()).parse(JSON.parse(list)));
const flag = z.number().transform((value) => value === 1);

export const projectRow = z
  .object({
    uuid: z.string(),
    name: z.string(),
    version: z.string(),
    parent: z.string().nullable(),
    tags,
    latest: flag,
    active: flag,
    created_at: z.number(),
    components: z.number(),
    sha256: z.string().nullable(),
    last_bom_import: z.number().nullable(),
    last_bom_format: z.string().nullable(),
  })
  .transform((row) => ({
    uuid: row.uuid,
    name: row.name,
    version: row.version,
    tags: row.tags,
    latest: row.latest,
    active: row.active,
    createdAt: row.created_at,
    components: row.components,
    ...(row.parent === null ? {} : { parent: row.parent }),
    ...(row.sha256 === null ? {} : { sha256: row.sha256 }),
    ...(row.last_bom_import === null ? {} : { lastBomImport: row.last_bom_import }),
    ...(row.last_bom_format === null ? {} : { lastBomImportFormat: row.last_bom_format }),
  }));

export const arrivalRow = z
  .object({
    id: z.string(),
    received_at: z.number(),
    project: z.string(),
    version: z.string(),
    tags,
    latest: flag,
    file_name: z.string(),
    size: z.number(),
    sha256: z.string(),
    headers: z.string(),
    state: z.enum(['pending', 'processed', 'failed']),
    format: z.string(),
    components: z.number(),
  })
  .transform((row) => ({
    id: row.id,
    receivedAt: row.received_at,
    project: row.project,
    version: row.version,
    tags: row.tags,
    latest: row.latest,
    fileName: row.file_name,
    size: row.size,
    sha256: row.sha256,
    headers: z.record(z.string(), z.string()).parse(JSON.parse(row.headers)),
    state: row.state,
    format: row.format,
    components: row.components,
  }));

export const jobRow = z
  .object({ id: z.string(), due_at: z.number() })
  .transform((row) => ({ id: row.id, dueAt: row.due_at }));
