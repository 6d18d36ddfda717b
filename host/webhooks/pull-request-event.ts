import { eventActor, isPresent, truncatedText } from './product-event-parts';
import type { PullRequest, Side } from './schema';

/**
 * The `pullrequest` member of a product event. As at Forge, it names no source repository: whether
 * the pull request comes from a fork is for the app to ask.
 */
export function eventPullRequest(
  pullRequest: PullRequest,
  merged: boolean,
): Record<string, unknown> {
  const { author } = pullRequest;
  return {
    id: pullRequest.id,
    state: pullRequest.state,
    source: eventSide(pullRequest.source),
    destination: eventSide(pullRequest.destination),
    ...(merged &&
      pullRequest.merge_commit && { mergeCommit: { hash: pullRequest.merge_commit.hash } }),
    ...(isPresent(pullRequest.title) && { title: truncatedText(pullRequest.title) }),
    ...(author && {
      author: {
        ...eventActor(author),
        ...(isPresent(author.display_name) && { displayName: author.display_name }),
      },
    }),
    ...(isPresent(pullRequest.created_on) && { createdOn: pullRequest.created_on }),
    ...(isPresent(pullRequest.updated_on) && { updatedOn: pullRequest.updated_on }),
    ...(isPresent(pullRequest.comment_count) && { commentCount: pullRequest.comment_count }),
    ...(isPresent(pullRequest.task_count) && { taskCount: pullRequest.task_count }),
  };
}

function eventSide(side: Side): Record<string, unknown> {
  return { branch: side.branch.name, commit: { hash: side.commit.hash } };
}
