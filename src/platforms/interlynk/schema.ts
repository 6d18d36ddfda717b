import { z } from 'zod';

/** Lenient on lists: a row that cannot be read is left out, the others stay. */
function rows<T extends z.ZodType>(row: T) {
  return z.array(z.unknown()).transform((values) =>
    values.flatMap((value) => {
      const read = row.safeParse(value);
      return read.success ? [read.data] : [];
    }),
  );
}

const graphqlError = z
  .object({
    message: z.string().catch('no message'),
    extensions: z
      .object({ code: z.string().optional().catch(undefined) })
      .nullish()
      .catch(null),
  })
  // Anything in the list of errors is an error, whatever it looks like.
  .catch({ message: 'no message', extensions: null })
  .transform(({ message, extensions }) => ({ message, code: extensions?.code }));
export type GraphqlError = z.infer<typeof graphqlError>;

/** The envelope of every answer; `errors` is empty where there are none. */
export const graphqlAnswer = z.object({
  data: z.unknown().optional(),
  errors: z
    .union([z.array(graphqlError), z.null().transform((): GraphqlError[] => [])])
    .default([]),
});

/** `data.sbomUpload.errors`: an empty list is the only success. */
export const uploadData = z.object({
  sbomUpload: z.object({
    errors: z.array(
      z.unknown().transform((value) => (typeof value === 'string' ? value : JSON.stringify(value))),
    ),
  }),
});

const pageInfo = z.object({
  hasNextPage: z.boolean(),
  endCursor: z.string().nullish(),
});

/** Epoch milliseconds; -Infinity where no time can be read. */
const time = z
  .string()
  .nullish()
  .transform((text) => {
    const at = Date.parse(text ?? '');
    return Number.isNaN(at) ? Number.NEGATIVE_INFINITY : at;
  });

const version = z
  .object({
    id: z.string().nullish(),
    projectVersion: z.string(),
    createdAt: time,
    updatedAt: time,
  })
  .transform(({ id, projectVersion, createdAt, updatedAt }) => ({
    id,
    version: projectVersion,
    createdAt,
    /** The last sign of life. */
    at: Math.max(createdAt, updatedAt),
  }));
export type VersionRow = z.infer<typeof version>;

const environment = z.object({
  id: z.string().nullish(),
  name: z.string(),
  sboms: rows(version).nullish(),
});
export type EnvironmentRow = z.infer<typeof environment>;

const product = z.object({
  id: z.string().nullish(),
  name: z.string(),
  // Was a plain list, is a connection now; both are in use.
  projects: z.union([
    rows(environment),
    z.object({ nodes: rows(environment) }).transform((connection) => connection.nodes),
  ]),
});

export const productsData = z
  .object({
    organization: z.object({ projectGroups: z.object({ nodes: rows(product), pageInfo }) }),
  })
  .transform((data) => data.organization.projectGroups);

export const placeData = z.object({ project: z.object({ id: z.string() }).nullable() });

export const environmentData = z.object({
  project: z
    .object({ name: z.string(), projectGroupId: z.string().nullish(), sboms: rows(version) })
    .nullable(),
});

export const versionsData = z
  .object({ project: z.object({ sbomVersions: z.object({ nodes: rows(version), pageInfo }) }) })
  .transform((data) => data.project.sbomVersions);

const permission = z.object({ key: z.string(), value: z.unknown().optional() });
export type PermissionRow = z.infer<typeof permission>;

const role = z.object({
  name: z.string().optional().catch(undefined),
  permissionsMap: rows(permission).catch([]),
});

export const organizationData = z.object({
  organization: z
    .object({
      name: z.string(),
      tier: z.string().optional().catch(undefined),
      status: z.string().optional().catch(undefined),
      currentUser: z.object({ role: role.nullish() }).nullish().catch(null),
    })
    .nullable(),
});

export const productCountData = z
  .object({
    organization: z.object({ projectGroups: z.object({ totalCount: z.number().int() }) }),
  })
  .transform((data) => data.organization.projectGroups.totalCount);

const count = z.number().int().nonnegative().catch(0);
const violatedPolicy = z.object({ policyName: z.string(), resultType: z.string().catch('') });

export const policyGateData = z.object({
  sbomPolicyGate: z
    .object({
      status: z.string(),
      counts: z.object({ failed: count, warned: count }).catch({ failed: 0, warned: 0 }),
      violatingPolicies: rows(violatedPolicy).catch([]),
    })
    .nullable(),
});
