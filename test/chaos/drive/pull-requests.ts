import { z } from 'zod';
import type { PlannedAction } from '../plan/types';

const pullRequest = z.object({
  id: z.number(),
  state: z.string(),
  source: z.object({ branch: z.object({ name: z.string() }) }),
});
const list = z.object({ values: z.array(pullRequest) });

export interface PullRequestAccess {
  /** `…/2.0/repositories/workspace/slug`. */
  readonly address: string;
  readonly email: string;
  readonly apiToken: string;
}

/** A person's pull requests at Bitbucket's REST API. Throws where the host is away. */
export function pullRequestsOf({ address, email, apiToken }: PullRequestAccess) {
  const authorization = Buffer.from(`${email}:${apiToken}`).toString('base64');
  const ask = async (path: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(`${address}/pullrequests${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        authorization: `Basic ${authorization}`,
        'content-type': 'application/json',
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const answer: unknown = await response.json();
    if (!response.ok) throw new Error(`${String(response.status)}: ${JSON.stringify(answer)}`);
    return answer;
  };
  const find = async (branch: string) => {
    const { values } = list.parse(await ask('?state=OPEN&state=MERGED&pagelen=50'));
    return values.find(({ source }) => source.branch.name === branch);
  };
  return {
    /** Opens one, unless it is there. */
    async open(branch: string, into: string): Promise<void> {
      if ((await find(branch)) !== undefined) return;
      await ask('', {
        title: `Merge ${branch}`,
        source: { branch: { name: branch } },
        destination: { branch: { name: into } },
      });
    },
    /** Merges it, unless it is merged. */
    async merge({ branch, strategy, closes }: Extract<PlannedAction, { kind: 'merge' }>) {
      const found = await find(branch);
      if (found === undefined) throw new Error(`There is no pull request of ${branch}.`);
      if (found.state === 'MERGED') return;
      await ask(`/${String(found.id)}/merge`, {
        merge_strategy: strategy,
        close_source_branch: closes,
      });
    },
  };
}
export type PullRequests = ReturnType<typeof pullRequestsOf>;
