import { readCommits } from '../../../git-api/commits';
import type { Commit } from '../../../git-api/commits';
import { readTags } from '../../../git-api/refs';
import type { RefTip } from '../../../git-api/refs';
import type { Sandbox } from '../model';
import { repositoryGit } from '../repository-git';
import type { RepositoryRecord } from '../store/repositories';
import { presentCommit } from './commit';
import { link, repositoryApi, timestamp } from './links';
import { presentAuthor } from './people';

export const MERGE_STRATEGIES = ['merge_commit', 'squash', 'fast_forward'] as const;

/** Branches and tags with their commits, in two or three runs of git however many there are. */
export async function presentRefs(
  sandbox: Sandbox,
  repository: RepositoryRecord,
  refs: readonly RefTip[],
): Promise<Record<string, unknown>[]> {
  const git = repositoryGit(sandbox, repository.uuid);
  const commits = await readCommits(
    git,
    refs.map((ref) => ref.commit),
  );
  const tags = await readTags(
    git,
    refs.filter((ref) => ref.type === 'tag'),
  );
  return refs.flatMap((ref): Record<string, unknown>[] => {
    const commit = commits.get(ref.commit);
    if (commit === undefined) return [];
    if (ref.type === 'branch') return [presentBranch(sandbox, repository, ref.name, commit)];
    const tag = tags.get(ref.name);
    return [
      {
        ...presentRef(sandbox, repository, ref, commit),
        ...(tag === undefined
          ? { message: null, date: null, tagger: null }
          : {
              message: tag.message,
              date: timestamp(Date.parse(tag.taggedAt)),
              tagger: presentAuthor(sandbox, tag.tagger),
            }),
      },
    ];
  });
}

function presentBranch(
  sandbox: Sandbox,
  repository: RepositoryRecord,
  name: string,
  commit: Commit,
) {
  return {
    ...presentRef(sandbox, repository, { type: 'branch', name }, commit),
    default_merge_strategy: MERGE_STRATEGIES[0],
    merge_strategies: [...MERGE_STRATEGIES],
  };
}

function presentRef(
  sandbox: Sandbox,
  repository: RepositoryRecord,
  ref: Pick<RefTip, 'type' | 'name'>,
  commit: Commit,
) {
  const api = repositoryApi(sandbox, repository.slug);
  const name = encodeURIComponent(ref.name);
  const folder = ref.type === 'branch' ? 'branches' : 'tags';
  return {
    type: ref.type === 'branch' ? 'branch' : 'tag',
    name: ref.name,
    target: presentCommit(sandbox, repository, commit),
    links: {
      self: link(`${api}/refs/${folder}/${name}`),
      commits: link(`${api}/commits/${name}`),
    },
  };
}
