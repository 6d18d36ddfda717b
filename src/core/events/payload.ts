import { z } from 'zod';
import { isRefName } from './ref-name';
import type { PullRequestEventName } from './types';

// What Forge sends for Bitbucket's product events. Lenient: only the fields that are acted on,
// and one that may be missing is taken as missing when it is malformed.
// https://developer.atlassian.com/platform/forge/events-reference/bitbucket/

/** Forge wraps Bitbucket uuids in braces, and no Forge key may hold one: off here, once. */
export const uuid = z
  .string()
  .regex(/^\{?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$/i)
  .transform((value) => value.replace(/[{}]/g, '').toLowerCase());

const refName = z.string().refine(isRefName);

const NO_COMMIT = /^0+$/;
const fullHash = z
  .string()
  .regex(/^[0-9a-f]{40}$/i)
  .transform((value) => value.toLowerCase());
/** Pull request events cut hashes to 12 characters. */
const shortHash = z
  .string()
  .regex(/^[0-9a-f]{7,40}$/i)
  .transform((value) => value.toLowerCase());

/** All zeros is how git itself spells "no commit". */
function absentWhenZero<T>(value: T): T | undefined {
  return typeof value === 'string' && NO_COMMIT.test(value) ? undefined : value;
}
const optionalHash = z.preprocess(absentWhenZero, fullHash.optional()).catch(undefined);

export const base = z.object({
  workspace: z.object({ uuid }),
  repository: z.object({
    uuid,
    slug: z.string().min(1).max(255).optional().catch(undefined),
  }),
  timestamp: z.union([z.string(), z.number()]).optional().catch(undefined),
});

export const push = z.object({
  push: z.object({
    ref: refName,
    before: optionalHash,
    after: z.preprocess((value) => absentWhenZero(value) ?? undefined, fullHash.optional()),
    closed: z.boolean().catch(false),
    forced: z.boolean().catch(false),
    /** Atlassian sends whether `ref` is the main branch; a name is understood as well. */
    mainbranch: z.union([z.boolean(), refName]).optional().catch(undefined),
    commits: z.array(z.unknown()).optional().catch(undefined),
  }),
});

const tip = z
  .object({ branch: refName, commit: z.object({ hash: shortHash }) })
  .transform(({ branch, commit }) => ({ branch, hash: commit.hash }));

export const pullRequest = z.object({
  pullrequest: z.object({
    id: z.number().int().positive(),
    source: tip,
    destination: tip,
    mergeCommit: z.object({ hash: shortHash }).optional().catch(undefined),
  }),
});

export const PULL_REQUEST_EVENTS: ReadonlyMap<string, PullRequestEventName> = new Map([
  ['avi:bitbucket:created:pullrequest', 'pullrequest:created'],
  ['avi:bitbucket:updated:pullrequest', 'pullrequest:updated'],
  ['avi:bitbucket:fulfilled:pullrequest', 'pullrequest:fulfilled'],
]);
export const PUSH_EVENT = 'avi:bitbucket:push:repository';
