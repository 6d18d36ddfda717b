import { z } from 'zod';

const METADATA = ['CREATED_AT', 'UPDATED_AT', 'EXPIRE_TIME'] as const;
export type MetadataField = (typeof METADATA)[number];
const metadataFields = z.array(z.enum(METADATA));
const scalar = z.union([z.string(), z.number(), z.boolean()]);

const getOptions = z.object({ metadataFields: metadataFields.optional() });
const setOptions = z.object({
  ttl: z
    .object({ value: z.number(), unit: z.enum(['SECONDS', 'MINUTES', 'HOURS', 'DAYS']) })
    .optional(),
  keyPolicy: z.enum(['OVERRIDE', 'FAIL_IF_EXISTS']).optional(),
  returnValue: z.enum(['PREVIOUS', 'LATEST']).optional(),
  returnMetadataFields: metadataFields.optional(),
});
export type SetOptions = z.infer<typeof setOptions>;

export const getRequest = z.object({ key: z.string(), options: getOptions.optional() });
export const setRequest = z.object({
  key: z.string(),
  value: z.unknown(),
  options: setOptions.optional(),
});
export const deleteRequest = z.object({ key: z.string() });

const entityName = z.string();
export const entityGetRequest = getRequest.extend({ entityName });
export const entitySetRequest = setRequest.extend({ entityName });
export const entityDeleteRequest = deleteRequest.extend({ entityName });

export const queryRequest = z.object({
  limit: z.number().optional(),
  after: z.string().optional(),
  where: z
    .array(z.object({ property: z.string(), condition: z.string(), values: z.array(scalar) }))
    .optional(),
  options: getOptions.optional(),
});

/** One condition on an attribute; `condition` and `values` are checked where they are used. */
const filter = z.object({ property: z.string(), condition: z.string(), values: z.array(scalar) });
export type Filter = z.infer<typeof filter>;
const filters = z.union([
  z.object({ and: z.array(filter) }).transform(({ and }) => ({ every: true, list: and })),
  z.object({ or: z.array(filter) }).transform(({ or }) => ({ every: false, list: or })),
]);
export type Filters = z.output<typeof filters>;

export const entityQueryRequest = z.object({
  entityName,
  indexName: z.string(),
  partition: z.array(scalar).optional(),
  range: z.object({ condition: z.string(), values: z.array(scalar) }).optional(),
  filters: filters.optional(),
  sort: z.enum(['ASC', 'DESC']).optional(),
  limit: z.number().optional(),
  cursor: z.string().optional(),
  options: getOptions.optional(),
});
export type EntityQueryRequest = z.output<typeof entityQueryRequest>;

const item = z.object({ key: z.string(), entityName: entityName.optional() });
export const batchGetRequest = z.array(item.extend({ options: getOptions.optional() }));
export const batchSetRequest = z.array(
  item.extend({ value: z.unknown(), options: setOptions.optional() }),
);
export const batchDeleteRequest = z.array(item);

const conditional = item.extend({ conditions: filters.optional() });
export const transactionRequest = z.object({
  set: z
    .array(conditional.extend({ value: z.unknown(), options: setOptions.optional() }))
    .default([]),
  delete: z.array(conditional).default([]),
  check: z.array(conditional).default([]),
});
export type TransactionRequest = z.output<typeof transactionRequest>;
