import { createHash, randomBytes } from 'node:crypto';
import type { CredentialStore, IssuedCredential } from './credentials';

/** Letters at the start as at Bitbucket; its OAuth tokens have none, and over 2,500 characters. */
const MAKE: Readonly<Record<IssuedCredential['kind'], () => string>> = {
  'api-token': () => `ATATT3x${randomBytes(72).toString('base64url')}`,
  'access-token': () => `ATCTT3x${randomBytes(72).toString('base64url')}`,
  oauth: () => randomBytes(1950).toString('base64url'),
};

/** Credentials are found by digest: how long a look takes tells nothing about a secret. */
export function createCredentialStore(clock: { now(): number }): CredentialStore {
  const issued = new Map<string, IssuedCredential>();
  return {
    issue: (credential) => {
      const secret = MAKE[credential.kind]();
      issued.set(digest(secret), credential);
      return secret;
    },
    find: (secret, kind) => {
      const found = issued.get(digest(secret));
      if (found?.kind !== kind) return undefined;
      const expired = found.expiresAt !== undefined && found.expiresAt <= clock.now();
      return expired ? undefined : found;
    },
    revoke: (secret) => {
      issued.delete(digest(secret));
    },
  };
}

function digest(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
