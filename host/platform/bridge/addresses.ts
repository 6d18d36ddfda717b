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

function part(text: string): string {
  return encodeURIComponent(text);
}
