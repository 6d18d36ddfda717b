import type { Sandbox } from '../model';
import type { PullRequestRecord } from '../store/pull-requests';
import type { RepositoryRecord } from '../store/repositories';
import { link, repositoryApi, repositoryPage, timestamp } from './links';
import { presentPerson } from './people';
import { presentRepositoryBase } from './repository';

/** The form of the single resource; lists leave `reviewers` and `participants` out. */
export function presentPullRequest(
  sandbox: Sandbox,
  repository: RepositoryRecord,
  record: PullRequestRecord,
) {
  const api = `${repositoryApi(sandbox, repository.slug)}/pullrequests/${String(record.id)}`;
  const base = presentRepositoryBase(sandbox, repository);
  const reviewers = record.reviewers.flatMap((id) => presentPerson(sandbox, id) ?? []);
  return {
    type: 'pullrequest',
    id: record.id,
    title: record.title,
    description: record.description,
    summary: { raw: record.description, markup: 'markdown', html: '' },
    state: record.state,
    draft: record.draft,
    queued: false,
    author: presentPerson(sandbox, record.author),
    source: end(base, record.sourceBranch, record.sourceCommit),
    destination: end(base, record.destinationBranch, record.destinationCommit),
    merge_commit: record.mergeCommit === null ? null : { hash: record.mergeCommit.slice(0, 12) },
    close_source_branch: record.closeSourceBranch,
    closed_by:
      record.closedBy === null || record.state === 'OPEN'
        ? null
        : presentPerson(sandbox, record.closedBy),
    reason: record.reason,
    comment_count: sandbox.comments
      .list(repository.uuid, record.id)
      .filter((comment) => !comment.deleted).length,
    task_count: 0,
    reviewers,
    participants: reviewers.map((user) => ({
      type: 'participant',
      user,
      role: 'REVIEWER',
      approved: false,
      state: null,
    })),
    created_on: timestamp(record.createdOn),
    updated_on: timestamp(record.updatedOn),
    links: {
      self: link(api),
      html: link(`${repositoryPage(sandbox, repository.slug)}/pull-requests/${String(record.id)}`),
      commits: link(`${api}/commits`),
      diffstat: link(`${api}/diffstat`),
      comments: link(`${api}/comments`),
      merge: link(`${api}/merge`),
      decline: link(`${api}/decline`),
    },
  };
}

function end(repository: object, branch: string, hash: string) {
  return { repository, branch: { name: branch }, commit: { hash: hash.slice(0, 12) } };
}
