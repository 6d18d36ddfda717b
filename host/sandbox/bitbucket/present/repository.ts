import type { Sandbox } from '../model';
import type { RepositoryRecord } from '../store/repositories';
import { apiRoot, cloneUrl, link, repositoryApi, repositoryPage, timestamp } from './links';

export function presentWorkspaceBase(sandbox: Sandbox) {
  const { workspace } = sandbox.identity;
  const self = `${apiRoot(sandbox)}/workspaces/${workspace.slug}`;
  return {
    type: 'workspace_base',
    uuid: `{${workspace.uuid}}`,
    slug: workspace.slug,
    links: { self: link(self) },
  };
}

export function presentWorkspace(sandbox: Sandbox) {
  const { workspace } = sandbox.identity;
  const self = `${apiRoot(sandbox)}/workspaces/${workspace.slug}`;
  return {
    type: 'workspace',
    uuid: `{${workspace.uuid}}`,
    slug: workspace.slug,
    name: workspace.name,
    is_private: true,
    links: {
      self: link(self),
      html: link(`${sandbox.origin()}/bitbucket`),
      repositories: link(`${apiRoot(sandbox)}/repositories/${workspace.slug}`),
    },
  };
}

/** The short form that other objects embed. */
export function presentRepositoryBase(sandbox: Sandbox, repository: RepositoryRecord) {
  return {
    type: 'repository',
    uuid: `{${repository.uuid}}`,
    full_name: `${sandbox.identity.workspace.slug}/${repository.slug}`,
    name: repository.name,
    links: {
      self: link(repositoryApi(sandbox, repository.slug)),
      html: link(repositoryPage(sandbox, repository.slug)),
    },
  };
}

/** `mainbranch` is null while the branch does not exist: an empty repository. */
export function presentRepository(sandbox: Sandbox, repository: RepositoryRecord) {
  const { identity } = sandbox;
  const api = repositoryApi(sandbox, repository.slug);
  const hasMain = sandbox.refs
    .list(repository.uuid)
    .some((ref) => ref.type === 'branch' && ref.name === repository.mainBranch);
  const base = presentRepositoryBase(sandbox, repository);
  return {
    ...base,
    slug: repository.slug,
    description: repository.description,
    is_private: repository.isPrivate,
    scm: 'git',
    language: '',
    size: 0,
    fork_policy: 'no_forks',
    has_issues: false,
    has_wiki: false,
    parent: null,
    mainbranch: hasMain ? { type: 'branch', name: repository.mainBranch } : null,
    workspace: presentWorkspaceBase(sandbox),
    project: {
      type: 'project',
      uuid: `{${identity.project.uuid}}`,
      key: identity.project.key,
      name: identity.project.name,
    },
    created_on: timestamp(repository.createdOn),
    updated_on: timestamp(repository.updatedOn),
    links: {
      ...base.links,
      commits: link(`${api}/commits`),
      pullrequests: link(`${api}/pullrequests`),
      clone: [{ name: 'https', href: cloneUrl(sandbox, repository.slug) }],
    },
  };
}
