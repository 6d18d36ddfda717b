import { z } from 'zod';
import { listRefs } from '../../../git-api/refs';
import type { RefTip } from '../../../git-api/refs';
import { ApiError } from './api-error';
import type { RestContext } from './environment';
import { gitOf } from './guards';

const endpoint = z.object({
  branch: z.object({ name: z.string().min(1) }),
  repository: z
    .object({ full_name: z.string().optional(), uuid: z.string().optional() })
    .optional(),
});
const person = z.object({ uuid: z.string().optional(), account_id: z.string().optional() });

const title = z.string().trim().min(1).max(255);
const description = z.string().max(100_000);

/** The body of POST …/pullrequests. */
export const newPullRequest = z.object({
  title,
  description: description.optional(),
  source: endpoint,
  destination: endpoint.optional(),
  reviewers: z.array(person).max(50).optional(),
  close_source_branch: z.boolean().optional(),
  draft: z.boolean().optional(),
});

/** The body of PUT …/pullrequests/{id}: what is left out stays. */
export const pullRequestEdit = z.object({
  title: title.optional(),
  description: description.optional(),
  destination: endpoint.optional(),
  reviewers: z.array(person).max(50).optional(),
  close_source_branch: z.boolean().optional(),
  draft: z.boolean().optional(),
});

/** The body of POST …/merge. */
export const mergeParameters = z.object({
  type: z.string().optional(),
  message: z.string().max(128_000).optional(),
  close_source_branch: z.boolean().optional(),
  merge_strategy: z.enum(['merge_commit', 'squash', 'fast_forward']).default('merge_commit'),
});

/** The branch as it is now. Throws ApiError 400 with a message at `field`. */
export async function requireBranch(
  c: RestContext,
  name: string,
  field: 'source' | 'destination',
): Promise<RefTip> {
  const refs = await listRefs(gitOf(c), ['branch']);
  const found = refs.find((ref) => ref.name === name);
  if (found === undefined) {
    const message = `branch not found: ${name.slice(0, 250)}`;
    throw new ApiError(400, message, { fields: { [field]: [message] } });
  }
  return found;
}

/** The sandbox has no forks: another repository as source is refused. */
export function requireSameRepository(c: RestContext, source: z.infer<typeof endpoint>): void {
  const { repository } = source;
  if (repository === undefined) return;
  const own = c.get('repository');
  const fullName = `${c.get('sandbox').identity.workspace.slug}/${own.slug}`;
  const same =
    (repository.uuid ?? `{${own.uuid}}`) === `{${own.uuid}}` &&
    (repository.full_name ?? fullName) === fullName;
  if (!same) {
    const message = 'The sandbox has no forks';
    throw new ApiError(400, message, { fields: { source: [message] } });
  }
}

/** Account ids of reviewers. Throws ApiError 400 for strangers and for the author. */
export function readReviewers(
  c: RestContext,
  reviewers: readonly z.infer<typeof person>[],
  author: string,
): string[] {
  const accounts = Object.values(c.get('sandbox').identity.accounts);
  return reviewers.map((reviewer) => {
    const found = accounts.find(
      (one) => one.accountId === reviewer.account_id || `{${one.uuid}}` === reviewer.uuid,
    );
    const message =
      found === undefined || found.permission === 'none'
        ? 'A reviewer does not exist or has no access to the repository'
        : 'The author cannot be a reviewer';
    if (found === undefined || found.permission === 'none' || found.accountId === author) {
      throw new ApiError(400, message, { fields: { reviewers: [message] } });
    }
    return found.accountId;
  });
}
