import { z } from 'zod';
import type { Installation } from './installation';
import type { Invoke } from './invoke';
import type { Manifest } from './manifest-types';

/** The merge that somebody asks for; uuids without braces. */
export interface AskedMerge {
  readonly repository: string;
  readonly pullRequest: number;
  readonly message: string;
  readonly strategy: string;
  readonly closeSourceBranch: boolean;
}

export interface FailedCheck {
  readonly title: string;
  readonly message: string;
}

const MAX_MESSAGE = 1000;
const verdict = z.object({ success: z.boolean(), message: z.string().optional() });

/**
 * Asks every merge check of the manifest, as Bitbucket does before a merge, and returns those that
 * fail. One that throws, runs out of time or answers something else has failed.
 */
export function createMergeChecks(
  manifest: Manifest,
  installation: Installation,
  invoke: Invoke,
): (merge: AskedMerge) => Promise<readonly FailedCheck[]> {
  const checks = manifest.pages.filter(({ type }) => type === 'bitbucket:mergeCheck');
  return async ({ repository, pullRequest, message, strategy, closeSourceBranch }) => {
    const failed: FailedCheck[] = [];
    for (const { key, title, functionKey } of checks) {
      if (functionKey === undefined) continue;
      const outcome = await invoke({
        functionKey,
        moduleKey: key,
        cause: 'merge-check',
        input: {
          workspace: { uuid: installation.workspaceId },
          repository: { uuid: `{${repository}}` },
          pullrequest: { id: pullRequest },
          trigger: { type: 'on-merge' },
          mergeProperties: {
            commitMessage: message.slice(0, MAX_MESSAGE),
            commitMessageTruncated: message.length > MAX_MESSAGE,
            mergeStrategy: strategy,
            closeSourceBranch,
          },
        },
      });
      const answer =
        outcome.kind === 'returned' ? verdict.safeParse(outcome.value).data : undefined;
      if (answer?.success === true) continue;
      failed.push({ title, message: answer?.message ?? 'The check could not be run.' });
    }
    return failed;
  };
}
