import { readCommits } from '../../../git-api/commits';
import type { Commit } from '../../../git-api/commits';
import type { Actor, Sandbox } from '../model';
import { presentCommit } from '../present/commit';
import { link, repositoryApi, repositoryPage } from '../present/links';
import { presentActor } from '../present/people';
import { presentPullRequest } from '../present/pull-request';
import { presentRefs } from '../present/refs';
import { presentRepository, presentWorkspace } from '../present/repository';
import type { ObservedChange } from '../ref-changes';
import { repositoryGit } from '../repository-git';
import type { PullRequestRecord } from '../store/pull-requests';
import type { RepositoryRecord } from '../store/repositories';
import type { SentHookEvent } from './hook-events';
import type { HookMessage } from './sandbox-hooks';

/** `repo:push` with every ref that one push moved. */
export async function pushMessage(
  sandbox: Sandbox,
  repository: RepositoryRecord,
  actor: Actor,
  observed: readonly ObservedChange[],
): Promise<HookMessage> {
  const git = repositoryGit(sandbox, repository.uuid);
  const before = await readCommits(
    git,
    observed.flatMap(({ change }) => change.before ?? []),
  );
  const refs = await presentRefs(
    sandbox,
    repository,
    observed.flatMap(({ now }) => now ?? []),
  );
  const changes = observed.map((one) => {
    const { type, name, forced } = one.change;
    const now = refs.find((ref) => ref['name'] === name && ref['type'] === type);
    const old = one.change.before === undefined ? undefined : before.get(one.change.before);
    return {
      old: old === undefined ? null : oldRef(sandbox, repository, one, old),
      new: now === undefined ? null : { ...now, target: bare(now['target']) },
      created: one.change.before === undefined,
      closed: one.change.after === undefined,
      forced,
      truncated: one.pushed.truncated,
      ...(type === 'branch' &&
        one.change.after !== undefined && {
          commits: one.pushed.commits.map((commit) =>
            bare(presentCommit(sandbox, repository, commit)),
          ),
          links: changeLinks(sandbox, repository, one),
        }),
    };
  });
  return { event: 'repo:push', body: { ...frame(sandbox, repository, actor), push: { changes } } };
}

/** `pullrequest:…`; `repository` is the destination. */
export function pullRequestMessage(
  sandbox: Sandbox,
  repository: RepositoryRecord,
  actor: Actor,
  event: Exclude<SentHookEvent, 'repo:push'>,
  record: PullRequestRecord,
): HookMessage {
  const pullrequest = presentPullRequest(sandbox, repository, record);
  return { event, body: { ...frame(sandbox, repository, actor), pullrequest } };
}

function frame(sandbox: Sandbox, repository: RepositoryRecord, actor: Actor) {
  const { type, uuid, full_name, name, links, scm, is_private, parent, project } =
    presentRepository(sandbox, repository);
  const { self, html } = links;
  return {
    actor: presentActor(sandbox, actor),
    repository: {
      ...{ type, uuid, full_name, name, links: { self, html }, scm, is_private, parent, project },
      website: null,
      workspace: presentWorkspace(sandbox),
    },
  };
}

/** A ref as it was; what an annotated tag said then is not known any more. */
function oldRef(
  sandbox: Sandbox,
  repository: RepositoryRecord,
  { change: { type, name } }: ObservedChange,
  commit: Commit,
) {
  const folder = type === 'branch' ? 'branches' : 'tags';
  const self = `${repositoryApi(sandbox, repository.slug)}/refs/${folder}/${encodeURIComponent(name)}`;
  return {
    type,
    name,
    target: bare(presentCommit(sandbox, repository, commit)),
    links: { self: link(self) },
    ...(type === 'tag' && { message: null, date: null, tagger: null }),
  };
}

function changeLinks(
  sandbox: Sandbox,
  repository: RepositoryRecord,
  { change: { before, after } }: ObservedChange,
) {
  const api = repositoryApi(sandbox, repository.slug);
  const page = repositoryPage(sandbox, repository.slug);
  return {
    commits: link(`${api}/commits?include=${after ?? ''}`),
    html: link(`${page}/commits/${after ?? ''}`),
    ...(before !== undefined && { diff: link(`${api}/diff/${after ?? ''}..${before}`) }),
  };
}

/** Webhooks do not repeat the repository in each commit. */
function bare(commit: unknown): Record<string, unknown> {
  const { repository: _, ...rest } = { repository: undefined, ...Object(commit) } as Record<
    string,
    unknown
  >;
  return rest;
}
