import type { Feedback, RepositoryId } from '../core/bitbucket-ports';
import type { Failure } from '../core/delivery/types';
import type { DocumentOutcome } from '../core/run';
import type { CommentStore } from '../core/stores';
import { describeReview } from './describe-review';
import { toBridgeError, toFailure } from './failure';

export interface CommentPorts {
  readonly feedback: Feedback;
  readonly comments: CommentStore;
}

/**
 * Keeps the one comment on an open pull request: what the run found in its SBOMs. Without an SBOM a
 * comment that is there says so, and none is begun. What goes wrong is kept with the run.
 */
export async function commentOnPullRequest(
  { feedback, comments }: CommentPorts,
  id: RepositoryId,
  pullRequest: number,
  found: { readonly commit: string; readonly documents: readonly DocumentOutcome[] },
): Promise<{ feedback?: Failure }> {
  try {
    const known = await comments.get(id.uuid, pullRequest);
    if (known === undefined && found.documents.length === 0) return {};
    const text = describeReview(found.commit, found.documents);
    const written = await feedback.comment(id, pullRequest, known, text);
    if (written !== known) await comments.save(id.uuid, pullRequest, written);
    return {};
  } catch (error) {
    return { feedback: toFailure(toBridgeError(error)) };
  }
}
