import { z } from 'zod';

/** RFC 9457; `errors` is Dependency-Track's own and may be absent. */
export const problem = z.object({
  title: z.string().optional().catch(undefined),
  detail: z.string().optional().catch(undefined),
  errors: z
    .array(z.unknown())
    .catch([])
    .transform((errors) => errors.filter((each) => typeof each === 'string')),
});

const uuid = z.uuid();

/** `projectUuid` comes with version 5. */
export const uploadAnswer = z.object({
  token: uuid,
  projectUuid: uuid.optional().catch(undefined),
});

/** Epoch milliseconds; some releases write ISO 8601 (RFC 3339). */
const time = z.union([
  z.number(),
  z.iso.datetime({ offset: true }).transform((at) => Date.parse(at)),
]);

export const projectAnswer = z.object({
  uuid,
  name: z.string(),
  version: z.string().nullish(),
  /** Absent until a document was imported. */
  lastBomImport: time.optional().catch(undefined),
});
export type Project = z.infer<typeof projectAnswer>;

export const tokenAnswer = z.object({ processing: z.boolean() });

export const versionAnswer = z.object({ application: z.string(), version: z.string() });

export const teamAnswer = z.object({
  name: z.string().catch(''),
  permissions: z.array(z.object({ name: z.string() })),
});
