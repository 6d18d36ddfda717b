/** One endpoint of Bitbucket's REST API, below /2.0. */
export interface Endpoint {
  readonly method: string;
  /** Template with `{workspace}` and other parameters; `{path}` may span segments. */
  readonly path: string;
  /** Granular scopes without `:bitbucket`; all are needed. `null`: Forge cannot call it. */
  readonly scopes: readonly string[] | null;
}

const REPOSITORY = '/repositories/{workspace}/{repo_slug}';
const PULL_REQUEST = `${REPOSITORY}/pullrequests/{pull_request_id}`;
const COMMIT = `${REPOSITORY}/commit/{commit}`;
const REPORT = `${COMMIT}/reports/{reportId}`;

function endpoints(scopes: Endpoint['scopes'], list: readonly string[]): Endpoint[] {
  return list.map((entry) => {
    const [method = '', path = ''] = entry.split(' ');
    return { method, path, scopes };
  });
}

/**
 * The endpoints that the app could need, with what Atlassian's API description says of them; a
 * test compares the two. What Forge cannot call is listed so that it fails here as it fails there.
 */
export const ENDPOINTS: readonly Endpoint[] = [
  ...endpoints(
    ['read:repository'],
    [
      'GET /repositories/{workspace}',
      `GET ${REPOSITORY}`,
      `GET ${REPOSITORY}/refs`,
      `GET ${REPOSITORY}/refs/branches`,
      `GET ${REPOSITORY}/refs/branches/{name}`,
      `GET ${REPOSITORY}/refs/tags`,
      `GET ${REPOSITORY}/refs/tags/{name}`,
      `GET ${REPOSITORY}/branching-model`,
      `GET ${REPOSITORY}/effective-branching-model`,
      `GET ${REPOSITORY}/src`,
      `GET ${REPOSITORY}/src/{commit}/{path}`,
      `GET ${REPOSITORY}/filehistory/{commit}/{path}`,
      `GET ${REPOSITORY}/commits`,
      `POST ${REPOSITORY}/commits`,
      `GET ${REPOSITORY}/commits/{revision}`,
      `GET ${COMMIT}`,
      `GET ${COMMIT}/statuses`,
      `POST ${COMMIT}/statuses/build`,
      `GET ${COMMIT}/statuses/build/{key}`,
      `PUT ${COMMIT}/statuses/build/{key}`,
      `GET ${COMMIT}/reports`,
      `GET ${REPORT}`,
      `PUT ${REPORT}`,
      `DELETE ${REPORT}`,
      `GET ${REPORT}/annotations`,
      `POST ${REPORT}/annotations`,
      `GET ${REPORT}/annotations/{annotationId}`,
      `PUT ${REPORT}/annotations/{annotationId}`,
      `DELETE ${REPORT}/annotations/{annotationId}`,
      `GET ${REPOSITORY}/diff/{spec}`,
      `GET ${REPOSITORY}/diffstat/{spec}`,
      `GET ${REPOSITORY}/merge-base/{revspec}`,
      `GET ${REPOSITORY}/permissions-config/users`,
      `GET ${REPOSITORY}/permissions-config/users/{selected_user_id}`,
      `GET ${REPOSITORY}/permissions-config/groups`,
      'GET /user/workspaces/{workspace}/permissions/repositories',
      'GET /workspaces/{workspace}/permissions/repositories',
      'GET /workspaces/{workspace}/permissions/repositories/{repo_slug}',
    ],
  ),
  ...endpoints(
    ['read:pullrequest'],
    [
      `GET ${COMMIT}/pullrequests`,
      `GET ${REPOSITORY}/pullrequests`,
      `GET ${PULL_REQUEST}`,
      `GET ${PULL_REQUEST}/activity`,
      `GET ${PULL_REQUEST}/comments`,
      `POST ${PULL_REQUEST}/comments`,
      `GET ${PULL_REQUEST}/comments/{comment_id}`,
      `PUT ${PULL_REQUEST}/comments/{comment_id}`,
      `DELETE ${PULL_REQUEST}/comments/{comment_id}`,
      `GET ${PULL_REQUEST}/commits`,
      `GET ${PULL_REQUEST}/diff`,
      `GET ${PULL_REQUEST}/diffstat`,
      `GET ${PULL_REQUEST}/statuses`,
    ],
  ),
  ...endpoints(
    ['read:pullrequest', 'write:pullrequest'],
    [`POST ${REPOSITORY}/pullrequests`, `PUT ${PULL_REQUEST}`],
  ),
  ...endpoints(
    ['read:repository', 'write:repository'],
    [`POST ${REPOSITORY}/refs/branches`, `POST ${REPOSITORY}/refs/tags`],
  ),
  ...endpoints(['write:repository'], [`POST ${REPOSITORY}/src`]),
  ...endpoints(
    ['read:workspace'],
    [
      'GET /user/workspaces',
      'GET /user/workspaces/{workspace}/permission',
      'GET /workspaces/{workspace}',
      'GET /workspaces/{workspace}/members',
      'GET /workspaces/{workspace}/members/{member}',
      'GET /workspaces/{workspace}/permissions',
    ],
  ),
  ...endpoints(
    ['read:project'],
    ['GET /workspaces/{workspace}/projects', 'GET /workspaces/{workspace}/projects/{project_key}'],
  ),
  ...endpoints(['read:user'], ['GET /users/{selected_user}']),
  ...endpoints(null, [
    'GET /user',
    'GET /user/emails',
    'GET /user/permissions/repositories',
    'GET /user/permissions/workspaces',
    'GET /workspaces',
    'GET /repositories',
    'GET /workspaces/{workspace}/hooks',
    'POST /workspaces/{workspace}/hooks',
    'GET /workspaces/{workspace}/search/code',
    'GET /workspaces/{workspace}/pullrequests/{selected_user}',
    `GET ${REPOSITORY}/hooks`,
    `POST ${REPOSITORY}/hooks`,
    `GET ${REPOSITORY}/deploy-keys`,
    `POST ${REPOSITORY}/deploy-keys`,
    `PUT ${REPOSITORY}/permissions-config/users/{selected_user_id}`,
    `DELETE ${REPOSITORY}/permissions-config/users/{selected_user_id}`,
  ]),
];

const COMPILED = ENDPOINTS.map((endpoint) => ({ endpoint, pattern: compile(endpoint.path) }));

/** The endpoint behind a path below /2.0, and the workspace in it as it was written. */
export function findEndpoint(
  method: string,
  path: string,
): { readonly endpoint: Endpoint; readonly workspace: string | undefined } | undefined {
  for (const { endpoint, pattern } of COMPILED) {
    if (endpoint.method !== method) continue;
    const match = pattern.exec(path);
    if (match !== null) return { endpoint, workspace: match.groups?.workspace };
  }
  return undefined;
}

function compile(path: string): RegExp {
  const source = path
    .split('/')
    .map((segment) => {
      if (segment === '{workspace}') return '(?<workspace>[^/]+)';
      // Bitbucket takes branch names with slashes, and directories as well as files.
      if (segment === '{path}' || segment === '{name}') return '.*';
      return segment.startsWith('{') ? '[^/]+' : segment;
    })
    .join('/');
  return new RegExp(`^${source}/?$`);
}
