interface ScopeFacts {
  /** What the authorize page says it allows. */
  readonly allows: string;
  /** Granted along with it: bitbucket-cloud, "OAuth 2.0". */
  readonly implies?: readonly string[];
  /** What an API token would need for the same, without `:bitbucket`. */
  readonly granular: readonly string[];
}

/** The classic scopes that a consumer can have, as far as the sandbox has something behind them. */
const SCOPES: Readonly<Record<string, ScopeFacts>> = {
  account: {
    allows: 'See your account and the workspaces you belong to',
    granular: ['read:user', 'read:workspace'],
  },
  repository: { allows: 'Read your repositories', granular: ['read:repository'] },
  'repository:write': {
    allows: 'Push to your repositories',
    implies: ['repository'],
    granular: ['write:repository'],
  },
  pullrequest: {
    allows: 'Read pull requests and comment on them',
    implies: ['repository'],
    granular: ['read:pullrequest'],
  },
  'pullrequest:write': {
    allows: 'Open and merge pull requests',
    implies: ['pullrequest', 'repository:write'],
    granular: ['write:pullrequest'],
  },
  webhook: {
    allows: 'Register and manage webhooks',
    granular: ['read:webhook', 'write:webhook', 'delete:webhook'],
  },
  project: {
    allows: 'Read projects and their repositories',
    implies: ['repository'],
    granular: ['read:project'],
  },
};

export const CONSUMER_SCOPES: readonly string[] = Object.keys(SCOPES);

/** What a scope allows, in words; the scope itself where the sandbox does not know it. */
export function allowedBy(scope: string): string {
  return SCOPES[scope]?.allows ?? scope;
}

/** The same in the names that API tokens use; what has no such name stays as it is. */
export function granularNames(scopes: readonly string[]): readonly string[] {
  const all = scopes.flatMap((scope) => [scope, ...impliedBy(scope)]);
  const names = all.flatMap(
    (scope) => SCOPES[scope]?.granular.map((name) => `${name}:bitbucket`) ?? [scope],
  );
  return [...new Set(names)];
}

function impliedBy(scope: string): readonly string[] {
  const direct = SCOPES[scope]?.implies ?? [];
  return [...direct, ...direct.flatMap(impliedBy)];
}
