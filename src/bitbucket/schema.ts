import { z } from 'zod';

/** Bitbucket's error body; `data.shas` names commits that do not exist. */
export const errorBody = z.object({
  error: z.object({
    message: z.string(),
    data: z.object({ shas: z.array(z.string()).optional() }).nullish(),
  }),
});

const bracedUuid = z.string().transform((value) => value.replace(/[{}]/g, '').toLowerCase());

const path = z.object({ path: z.string() }).nullish();
export const diffstatEntry = z
  .object({ status: z.string(), old: path, new: path })
  .transform((entry) => ({ status: entry.status, old: entry.old?.path, new: entry.new?.path }));

export const treeEntry = z.object({ type: z.string(), path: z.string() });

export const commit = z
  .object({ hash: z.string(), parents: z.array(z.object({ hash: z.string() })).default([]) })
  .transform(({ hash, parents }) => ({ hash, ...(parents[0] && { parent: parents[0].hash }) }));

const side = z.object({
  commit: z.object({ hash: z.string() }).nullish(),
  repository: z.object({ uuid: bracedUuid }).nullish(),
});
export const pullRequest = z.object({
  state: z.string(),
  source: side,
  destination: side.extend({ branch: z.object({ name: z.string() }) }),
});

export const branch = z
  .object({
    name: z.string(),
    /** Of an annotated tag. */
    date: z.string().nullish(),
    target: z.object({ hash: z.string(), date: z.string() }),
  })
  .transform(({ name, date, target }) => ({
    name,
    hash: target.hash,
    date: Date.parse(date ?? target.date) || 0,
  }));

const namedBranch = z.object({
  name: z.string().nullish(),
  use_mainbranch: z.boolean().nullish(),
  branch: z.object({ name: z.string() }).nullish(),
});
export const branchingModel = z.object({
  development: namedBranch.nullish(),
  production: namedBranch.nullish(),
  branch_types: z.array(z.object({ kind: z.string(), prefix: z.string().nullish() })).default([]),
});

export const repository = z
  .object({
    uuid: bracedUuid,
    full_name: z.string(),
    project: z.object({ key: z.string() }).nullish(),
    mainbranch: z.object({ name: z.string() }).nullish(),
    created_on: z.string().nullish(),
    updated_on: z.string().nullish(),
  })
  .transform((row) => ({
    uuid: row.uuid,
    fullName: row.full_name,
    ...(row.project && { project: row.project.key }),
    ...(row.mainbranch && { mainBranch: row.mainbranch.name }),
    createdAt: Date.parse(row.created_on ?? '') || 0,
    updatedAt: Date.parse(row.updated_on ?? '') || 0,
  }));

export const repositoryPermission = z.object({
  permission: z.enum(['admin', 'write', 'read', 'none']).catch('none'),
  repository: z.object({ uuid: bracedUuid }),
});
export const workspacePermission = z.object({ permission: z.string() });
