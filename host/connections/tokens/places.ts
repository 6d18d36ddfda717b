/** Where to look: paths of the workspace, and of a repository that is there. */
export interface Places {
  /** `/2.0/repositories/sandbox`, `/2.0/workspaces/sandbox`, `/2.0/user/workspaces/sandbox`. */
  readonly repositories: string;
  readonly workspace: string;
  readonly membership: string;
  /** `/2.0/repositories/sandbox/web-shop`, if one is known. */
  readonly repository?: string;
}

/** One row, the latest change first. */
export function listOf(repositories: string): string {
  return `${repositories}?pagelen=1&sort=-updated_on`;
}

/** `workspace`: slug, or uuid in braces. `sample`: a repository's slug, also behind the workspace's. */
export function placesOf(named: { readonly workspace: string; readonly sample?: string }): Places {
  const name = encodeURIComponent(named.workspace.trim());
  const slug = named.sample?.trim().split('/').at(-1) ?? '';
  const repositories = `/2.0/repositories/${name}`;
  return {
    repositories,
    workspace: `/2.0/workspaces/${name}`,
    membership: `/2.0/user/workspaces/${name}`,
    ...(slug !== '' && { repository: `${repositories}/${encodeURIComponent(slug)}` }),
  };
}
