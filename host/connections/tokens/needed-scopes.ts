/** A kind of connection whose credential is a token. */
export type TokenKind = 'api-token' | 'access-token';
export type ScopePurpose = 'reading' | 'webhooks' | 'pull requests';

export interface ScopeNeed {
  readonly purpose: ScopePurpose;
  /** All of them, in the vocabulary of the token. */
  readonly scopes: readonly string[];
  /** Without it the connection works, but does less. */
  readonly isOptional: boolean;
}

/** Granular; none includes another (bitbucket-cloud, "API tokens"). */
const API_TOKEN: readonly ScopeNeed[] = [
  {
    purpose: 'reading',
    scopes: [
      'read:project:bitbucket',
      'read:repository:bitbucket',
      'read:user:bitbucket',
      'read:workspace:bitbucket',
    ],
    isOptional: false,
  },
  {
    purpose: 'webhooks',
    scopes: ['read:webhook:bitbucket', 'write:webhook:bitbucket', 'delete:webhook:bitbucket'],
    isOptional: true,
  },
  {
    purpose: 'pull requests',
    scopes: [
      'read:pullrequest:bitbucket',
      'write:pullrequest:bitbucket',
      'write:repository:bitbucket',
    ],
    isOptional: true,
  },
];

/** Classic; what another one includes is not named beside it. */
const ACCESS_TOKEN: readonly ScopeNeed[] = [
  { purpose: 'reading', scopes: ['repository'], isOptional: false },
  { purpose: 'webhooks', scopes: ['webhook'], isOptional: true },
  { purpose: 'pull requests', scopes: ['pullrequest:write'], isOptional: true },
];

export const TOKEN_NEEDS: Readonly<Record<TokenKind, readonly ScopeNeed[]>> = {
  'api-token': API_TOKEN,
  'access-token': ACCESS_TOKEN,
};

/** What the form of an access token calls what is needed. */
export const ACCESS_TOKEN_PERMISSIONS: readonly {
  readonly permission: string;
  readonly scope: string;
  readonly why: string;
}[] = [
  {
    permission: 'Repositories: Read',
    scope: 'repository',
    why: 'Reads SBOMs, and writes reports and build statuses.',
  },
  {
    permission: 'Webhooks: Read and write',
    scope: 'webhook',
    why: 'Registers, repairs and removes the webhook.',
  },
  {
    permission: 'Pull requests: Write',
    scope: 'pullrequest:write',
    why: 'Reads pull requests, comments on them and opens them.',
  },
];

/** What classic scopes include (bitbucket-cloud, "OAuth 2.0"); `repository:admin` includes nothing. */
const INCLUDED: Readonly<Record<string, readonly string[]>> = {
  project: ['repository'],
  'repository:write': ['repository'],
  pullrequest: ['repository'],
  'pullrequest:write': ['pullrequest', 'repository:write', 'repository'],
};

/** What is known of a token's scopes. */
export interface KnownScopes {
  /** All that it holds, where Bitbucket said so. */
  readonly held?: readonly string[];
  /** Else by what was tried: scope → whether it is held. */
  readonly tried: ReadonlyMap<string, boolean>;
}

/** Whether it is held, itself or within another; undefined where nobody knows. */
export function holds({ held, tried }: KnownScopes, scope: string): boolean | undefined {
  if (held !== undefined) return includes(held, scope);
  const yes = [...tried].flatMap(([name, is]) => (is ? [name] : []));
  if (includes(yes, scope)) return true;
  // Who lacks a part lacks the whole.
  const parts = [scope, ...(INCLUDED[scope] ?? [])];
  return parts.some((part) => tried.get(part) === false) ? false : undefined;
}

function includes(held: readonly string[], scope: string): boolean {
  return held.some((one) => one === scope || INCLUDED[one]?.includes(scope) === true);
}

/**
 * What of a stored connection's needs is not among the scopes that Bitbucket named; empty where it
 * named none. Optional needs count.
 */
export function missingTokenScopes(kind: TokenKind, held: readonly string[]): readonly string[] {
  if (held.length === 0) return [];
  return TOKEN_NEEDS[kind]
    .flatMap(({ scopes }) => scopes)
    .filter((scope) => !includes(held, scope));
}
