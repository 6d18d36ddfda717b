import { z } from 'zod';

export const productRow = z
  .object({ id: z.string(), name: z.string(), created_at: z.number(), updated_at: z.number() })
  .transform((row) => ({
    id: row.id,
    name: row.name,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }));

export const environmentRow = z
  .object({ id: z.string(), product_id: z.string(), name: z.string() })
  .transform((row) => ({ id: row.id, productId: row.product_id, name: row.name }));

export const arrivalRow = z
  .object({
    id: z.string(),
    received_at: z.number(),
    product: z.string(),
    environment: z.string(),
    file_name: z.string(),
    size: z.number(),
    sha256: z.string(),
    headers: z.string(),
    state: z.enum(['pending', 'processed', 'failed']),
    note: z.string().nullable(),
    version: z.string().nullable(),
    format: z.string().nullable(),
    components: z.number().nullable(),
  })
  .transform((row) => ({
    id: row.id,
    receivedAt: row.received_at,
    product: row.product,
    environment: row.environment,
    fileName: row.file_name,
    size: row.size,
    sha256: row.sha256,
    headers: z.record(z.string(), z.string()).parse(JSON.parse(row.headers)),
    state: row.state,
    ...(row.note === null ? {} : { note: row.note }),
    ...(row.version === null ? {} : { version: row.version }),
    ...(row.format === null ? {} : { format: row.format }),
    ...(row.components === null ? {} : { components: row.components }),
  }));

/** The driver gives a Buffer for one row and an ArrayBuffer for many. */
export const uploadBytesRow = z.object({
  document: z
    .union([z.instanceof(Uint8Array), z.instanceof(ArrayBuffer)])
    .transform((blob) => new Uint8Array(blob)),
});

export const dueRow = z
  .object({ upload_id: z.string(), due_at: z.number() })
  .transform((row) => ({ uploadId: row.upload_id, dueAt: row.due_at }));

export const countRow = z.object({ count: z.number() });

export const versionRow = z
  .object({
    id: z.string(),
    upload_id: z.string(),
    environment_id: z.string(),
    product: z.string(),
    environment: z.string(),
    version: z.string(),
    component_name: z.string(),
    format: z.string(),
    spec_version: z.string(),
    components: z.number(),
    created_at: z.number(),
    updated_at: z.number(),
  })
  .transform((row) => ({
    id: row.id,
    uploadId: row.upload_id,
    environmentId: row.environment_id,
    product: row.product,
    environment: row.environment,
    version: row.version,
    componentName: row.component_name,
    format: row.format,
    specVersion: row.spec_version,
    components: row.components,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }));

export const versionStringRow = z.object({ version: z.string() });
