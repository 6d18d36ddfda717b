import { z } from 'zod';

/** A table row that keeps what the client sent as JSON in `body`. */
export interface JsonRecord {
  /** The client's own id: `external_id`, or `key` of a build status. */
  readonly externalId: string;
  readonly uuid: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly createdOn: number;
  readonly updatedOn: number;
}

/** Parses rows of the tables of reports, annotations and build statuses. */
export const jsonRow = z
  .object({
    external_id: z.string(),
    uuid: z.string(),
    body: z.string(),
    created_on: z.number(),
    updated_on: z.number(),
  })
  .transform((found): JsonRecord => ({
    externalId: found.external_id,
    uuid: found.uuid,
    body: z.record(z.string(), z.unknown()).parse(JSON.parse(found.body)),
    createdOn: found.created_on,
    updatedOn: found.updated_on,
  }));
