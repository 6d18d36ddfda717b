/** The addresses of the frame's pages, which are Bitbucket's less the ids of app and environment. */

/** A repository's settings page of the app. */
export function settingsAddress(workspace: string, repository: string, module: string): string {
  return `/${part(workspace)}/${part(repository)}/admin/forge/${part(module)}`;
}

/** A repository's own page of the app. */
export function repositoryAddress(workspace: string, repository: string, module: string): string {
  return `/${part(workspace)}/${part(repository)}/forge/${part(module)}`;
}

/** The workspace's settings page of the app. */
export function workspaceAddress(workspace: string, module: string): string {
  return `/${part(workspace)}/workspace/settings/forge/${part(module)}`;
}

/** A pull request. */
export function pullRequestAddress(workspace: string, repository: string, id: number): string {
  return `/${part(workspace)}/${part(repository)}/pull-requests/${String(id)}`;
}

/** A file at a commit. */
export function fileAddress(
  workspace: string,
  repository: string,
  commit: string,
  path: string,
): string {
  const file = path.split('/').map(part).join('/');
  return `/${part(workspace)}/${part(repository)}/src/${part(commit)}/${file}`;
}

function part(text: string): string {
  return encodeURIComponent(text);
}
