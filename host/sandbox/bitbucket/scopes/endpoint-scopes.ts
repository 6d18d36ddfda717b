/** What an endpoint of the sandbox needs; all of a list is needed. */
export interface EndpointScopes {
  readonly method: string;
  /** Template below `/2.0`; `{path}`, `{name}`, `{revision}` and the like may span segments. */
  readonly path: string;
  /** For OAuth and access tokens: `repository:write`. */
  readonly classic: readonly string[];
  /** For API tokens: `write:repository:bitbucket`. */
  readonly granular: readonly string[];
}

const R = '/repositories/{workspace}/{repo_slug}';
const PULL_REQUEST = `${R}/pullrequests/{pull_request_id}`;
const COMMIT = `${R}/commit/{commit}`;
const REPORT = `${COMMIT}/reports/{reportId}`;

function endpoints(
  classic: readonly string[],
  granular: readonly string[],
  list: readonly string[],
): EndpointScopes[] {
  return list.map((entry) => {
    const [method = '', path = ''] = entry.split(' ');
    return { method, path, classic, granular: granular.map((scope) => `${scope}:bitbucket`) };
  });
}

function hooksOf(owner: string): EndpointScopes[] {
  return [
    ...endpoints(['webhook'], ['read:webhook'], [`GET ${owner}/hooks`, `GET ${owner}/hooks/{uid}`]),
    ...endpoints(
      ['webhook'],
      ['read:webhook', 'write:webhook'],
      [`POST ${owner}/hooks`, `PUT ${owner}/hooks/{uid}`],
    ),
    ...endpoints(['webhook'], ['delete:webhook'], [`DELETE ${owner}/hooks/{uid}`]),
  ];
}

/**
 * Every endpoint that the sandbox answers, in both vocabularies. A test holds the table to
 * Atlassian's API description, and the sandbox's routes to the table.
 */
export const ENDPOINT_SCOPES: readonly EndpointScopes[] = [
  ...endpoints(['account'], ['read:user'], ['GET /user']),
  ...endpoints(
    ['account'],
    ['read:workspace'],
    [
      'GET /user/workspaces',
      'GET /user/workspaces/{workspace}/permission',
      'GET /workspaces/{workspace}/members',
    ],
  ),
  ...endpoints(
    ['account', 'repository'],
    ['read:repository'],
    ['GET /user/workspaces/{workspace}/permissions/repositories'],
  ),
  ...endpoints([], ['read:workspace'], ['GET /workspaces/{workspace}']),
  ...endpoints(['project'], ['read:project'], ['GET /workspaces/{workspace}/projects']),
  ...endpoints(
    ['repository'],
    ['read:repository'],
    [
      'GET /repositories/{workspace}',
      `GET ${R}`,
      `GET ${R}/refs`,
      `GET ${R}/refs/branches`,
      `GET ${R}/refs/branches/{name}`,
      `GET ${R}/refs/tags`,
      `GET ${R}/refs/tags/{name}`,
      `GET ${R}/branching-model`,
      `GET ${R}/effective-branching-model`,
      `GET ${R}/src`,
      `GET ${R}/src/{commit}/{path}`,
      `GET ${R}/commits`,
      `POST ${R}/commits`,
      `GET ${R}/commits/{revision}`,
      `POST ${R}/commits/{revision}`,
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
      `GET ${R}/diffstat/{spec}`,
      `GET ${R}/merge-base/{revspec}`,
    ],
  ),
  ...endpoints(
    ['repository:admin'],
    ['read:repository'],
    [`GET ${R}/permissions-config/users`, `GET ${R}/permissions-config/users/{selected_user_id}`],
  ),
  ...endpoints(
    ['repository:write'],
    ['read:repository', 'write:repository'],
    [`POST ${R}/refs/branches`],
  ),
  ...endpoints(
    ['repository:write'],
    ['write:repository'],
    [`DELETE ${R}/refs/branches/{name}`, `POST ${R}/src`],
  ),
  ...endpoints(
    ['pullrequest'],
    ['read:pullrequest'],
    [
      `GET ${R}/pullrequests`,
      `GET ${PULL_REQUEST}`,
      `GET ${PULL_REQUEST}/comments`,
      `POST ${PULL_REQUEST}/comments`,
      `GET ${PULL_REQUEST}/comments/{comment_id}`,
      `PUT ${PULL_REQUEST}/comments/{comment_id}`,
      `DELETE ${PULL_REQUEST}/comments/{comment_id}`,
      `GET ${PULL_REQUEST}/commits`,
      `GET ${PULL_REQUEST}/diffstat`,
    ],
  ),
  ...endpoints(
    ['pullrequest:write'],
    ['read:pullrequest', 'write:pullrequest'],
    [
      `POST ${R}/pullrequests`,
      `PUT ${PULL_REQUEST}`,
      `POST ${PULL_REQUEST}/merge`,
      `POST ${PULL_REQUEST}/decline`,
    ],
  ),
  ...hooksOf(R),
  ...hooksOf('/workspaces/{workspace}'),
];

/** May hold slashes, as the routes take it. */
const SPANNING = ['{path}', '{name}', '{revision}', '{revspec}', '{spec}'];

const COMPILED = ENDPOINT_SCOPES.map((endpoint) => ({
  endpoint,
  pattern: new RegExp(
    `^${endpoint.path
      .split('/')
      .map((part) => (SPANNING.includes(part) ? '.*' : part.startsWith('{') ? '[^/]+' : part))
      .join('/')}/?$`,
  ),
}));

/** What a path below `/2.0` needs; undefined for what the sandbox does not serve. */
export function scopesOf(method: string, path: string): EndpointScopes | undefined {
  // HEAD is answered as GET is, without the body.
  const asked = method === 'HEAD' ? 'GET' : method;
  return COMPILED.find(({ endpoint, pattern }) => endpoint.method === asked && pattern.test(path))
    ?.endpoint;
}
