import type { Commit } from '../../../git-api/commits';
import type { Sandbox } from '../model';
import type { RepositoryRecord } from '../store/repositories';
import { link, repositoryApi, repositoryPage, timestamp } from './links';
import { presentAuthor } from './people';
import { presentRepositoryBase } from './repository';

/** A commit that is only named, as in `parents`. */
export function presentCommitName(sandbox: Sandbox, repository: RepositoryRecord, hash: string) {
  return {
    type: 'commit',
    hash,
    links: { self: link(`${repositoryApi(sandbox, repository.slug)}/commit/${hash}`) },
  };
}

export function presentCommit(sandbox: Sandbox, repository: RepositoryRecord, commit: Commit) {
  const api = repositoryApi(sandbox, repository.slug);
  return {
    type: 'commit',
    hash: commit.hash,
    date: timestamp(Date.parse(commit.committedAt)),
    author: presentAuthor(sandbox, commit.author),
    committer: { ...presentAuthor(sandbox, commit.committer), type: 'committer' },
    message: commit.message,
    summary: { raw: commit.message, markup: 'plaintext', html: '' },
    parents: commit.parents.map((hash) => presentCommitName(sandbox, repository, hash)),
    repository: presentRepositoryBase(sandbox, repository),
    links: {
      self: link(`${api}/commit/${commit.hash}`),
      html: link(`${repositoryPage(sandbox, repository.slug)}/commits/${commit.hash}`),
      statuses: link(`${api}/commit/${commit.hash}/statuses`),
    },
  };
}
