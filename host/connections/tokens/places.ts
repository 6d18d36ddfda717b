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
