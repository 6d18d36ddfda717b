import { z } from 'zod';
import type { ProductConnection } from '../types';
import type { FrameRepository } from './directory';
import { readAs } from './read-product';

const end = z.object({
  branch: z.object({ name: z.string() }),
  repository: z.object({ uuid: z.string(), full_name: z.string() }).nullish(),
});
const pullRequest = z.object({
  id: z.number().int(),
  title: z.string(),
  state: z.string(),
  author: z.object({ display_name: z.string() }).nullish(),
  source: end,
  destination: end,
  links: z.object({ html: z.object({ href: z.string() }).optional() }).optional(),
});

/** A pull request as the frame shows it; every text of it is somebody's own. */
export interface FramePullRequest {
  readonly id: number;
  readonly title: string;
  /** `Open`, `Merged`, `Declined`, `Superseded`. */
  readonly state: string;
  /** Absent for a former user. */
  readonly author?: string;
  /** With the repository before it where that is a fork. */
  readonly source: string;
  readonly destination: string;
  /** Its page at Bitbucket. */
  readonly address?: string;
}

/** One pull request by the id in an address; undefined where `accountId` does not see it. */
export async function findPullRequest(
  product: ProductConnection,
  accountId: string,
  repository: FrameRepository,
  id: string,
): Promise<FramePullRequest | undefined> {
  if (!/^[1-9]\d{0,9}$/.test(id)) return undefined;
  const answer = await readAs(product, accountId, [repository.uuid, 'pullrequests', id]);
  const parsed = pullRequest.safeParse(answer);
  return parsed.success ? toFrame(parsed.data, repository) : undefined;
}

function toFrame(
  { id, title, state, author, source, destination, links }: z.infer<typeof pullRequest>,
  repository: FrameRepository,
): FramePullRequest {
  const address = links?.html?.href;
  const isFork = source.repository && source.repository.uuid !== repository.uuid;
  const from = isFork ? `${source.repository?.full_name ?? ''}:` : '';
  return {
    id,
    title,
    state: state.charAt(0) + state.slice(1).toLowerCase(),
    source: from + source.branch.name,
    destination: destination.branch.name,
    ...(author && { author: author.display_name }),
    // Anything else, javascript: above all, would run with the frame's rights.
    ...(address !== undefined && /^https?:\/\//.test(address) && { address }),
  };
}
