import type { SandboxAccount } from './account';

/** A credential of the sandbox beside the fixed ones of credentials.json: fewer scopes, an end. */
export interface IssuedCredential {
  readonly kind: 'api-token' | 'oauth' | 'access-token';
  readonly actor:
    | { readonly kind: 'account'; readonly account: SandboxAccount }
    | { readonly kind: 'access-token' };
  /** In the vocabulary of its kind: `read:repository:bitbucket` for API tokens, `repository` for the others. */
  readonly scopes: readonly string[];
  /** Epoch milliseconds. */
  readonly expiresAt?: number;
  /** A repository or project access token: the repositories (uuids) that it sees. */
  readonly repositories?: readonly string[];
}

/** Credentials that the sandbox gave out; kept in memory of the process as digests. */
export interface CredentialStore {
  /** The secret, shown once. */
  issue(credential: IssuedCredential): string;
  /** By secret, in constant time. Expired and revoked ones are not found. */
  find(secret: string, kind: IssuedCredential['kind']): IssuedCredential | undefined;
  revoke(secret: string): void;
}
