import { createHash, timingSafeEqual } from 'node:crypto';
import type { Actor, SandboxIdentity } from '../model';

/** Compares secrets in constant time, whatever their lengths. */
export function sameSecret(a: string, b: string): boolean {
  return timingSafeEqual(digest(a), digest(b));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** Splits `Authorization: Basic …`; undefined where it is none. */
function readBasic(header: string): { user: string; password: string } | undefined {
  const encoded = /^Basic +([A-Za-z0-9+/=_-]+)$/i.exec(header)?.[1];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return colon < 0 ? undefined : { user: text.slice(0, colon), password: text.slice(colon + 1) };
}

/**
 * REST: Basic with e-mail and API token, or Bearer with the access token.
 * Every secret is compared, so that the time taken tells nothing about who exists.
 */
export function authenticateRest(
  header: string | undefined,
  identity: SandboxIdentity,
): Actor | undefined {
  if (header === undefined) return undefined;
  const bearer = /^Bearer +(\S+)$/i.exec(header)?.[1];
  if (bearer !== undefined) {
    return sameSecret(bearer, identity.accessToken) ? { kind: 'access-token' } : undefined;
  }
  const basic = readBasic(header);
  if (basic === undefined) return undefined;
  const email = basic.user.toLowerCase();
  return findAccount(identity, basic.password, (account) => account.email.toLowerCase() === email);
}

/**
 * git over HTTPS: `x-bitbucket-api-token-auth` or the username with the API token,
 * `x-token-auth` with the access token. The e-mail does not work here, as at Bitbucket.
 */
export function authenticateGit(
  header: string | undefined,
  identity: SandboxIdentity,
): Actor | undefined {
  const basic = header === undefined ? undefined : readBasic(header);
  if (basic === undefined) return undefined;
  if (basic.user === 'x-token-auth') {
    return sameSecret(basic.password, identity.accessToken) ? { kind: 'access-token' } : undefined;
  }
  return findAccount(
    identity,
    basic.password,
    (account) => basic.user === 'x-bitbucket-api-token-auth' || account.username === basic.user,
  );
}

function findAccount(
  identity: SandboxIdentity,
  token: string,
  isUser: (account: SandboxIdentity['accounts']['admin']) => boolean,
): Actor | undefined {
  const matches = Object.values(identity.accounts).filter((account) => {
    const same = sameSecret(token, account.apiToken);
    return isUser(account) && same;
  });
  const [account] = matches;
  return account === undefined ? undefined : { kind: 'account', account };
}
