interface Need {
  /** What the form of an OAuth consumer calls it. */
  readonly permission: string;
  /** As the consumer has it. */
  readonly classic: string;
  /** Other classic scopes that include it: bitbucket-cloud, "OAuth 2.0". */
  readonly within: readonly string[];
  /** The same in the names of API tokens, which some answers use; all of them. */
  readonly granular: readonly string[];
  readonly why: string;
}

/** What an OAuth connection needs, and what for. Repository write is not among it: nothing is pushed. */
export const OAUTH_NEEDS: readonly Need[] = [
  {
    permission: 'Account: Read',
    classic: 'account',
    within: ['account:write'],
    granular: ['read:user:bitbucket', 'read:workspace:bitbucket'],
    why: 'Lists your workspaces, and tells who may change settings.',
  },
  {
    permission: 'Repositories: Read',
    classic: 'repository',
    within: ['repository:write', 'pullrequest', 'pullrequest:write', 'project'],
    granular: ['read:repository:bitbucket'],
    why: 'Reads SBOMs, and writes reports and build statuses.',
  },
  {
    permission: 'Pull requests: Read',
    classic: 'pullrequest',
    within: ['pullrequest:write'],
    granular: ['read:pullrequest:bitbucket'],
    why: 'Reads pull requests and comments on them.',
  },
  {
    permission: 'Webhooks: Read and write',
    classic: 'webhook',
    within: [],
    granular: ['read:webhook:bitbucket', 'write:webhook:bitbucket', 'delete:webhook:bitbucket'],
    why: 'Registers, repairs and removes the webhook.',
  },
];

export type NeededScope = 'account' | 'repository' | 'pullrequest' | 'webhook';

/**
 * What of the needed is not granted, in the vocabulary of the grant; an empty grant says nothing
 * about its vocabulary and gets the consumer's own names. A mixed grant counts by its sum.
 */
export function missingScopes(
  granted: readonly string[],
  needed: readonly NeededScope[] = ['account', 'repository', 'pullrequest', 'webhook'],
): readonly string[] {
  const has = new Set(granted.map((scope) => scope.toLowerCase()));
  const isGranular = [...has].some((scope) => scope.endsWith(':bitbucket'));
  return OAUTH_NEEDS.filter(({ classic }) => needed.some((name) => name === classic)).flatMap(
    ({ classic, within, granular }) => {
      if ([classic, ...within].some((scope) => has.has(scope))) return [];
      const absent = granular.filter((scope) => !has.has(scope));
      if (absent.length === 0) return [];
      return isGranular ? absent : [classic];
    },
  );
}
