import { sameSecret } from '../../../same-secret';
import type { SandboxAccount } from '../account';
import type { CredentialStore, IssuedCredential } from '../credentials';
import type { Actor, SandboxIdentity } from '../model';
import { ALL_SCOPES } from '../scopes/held-scopes';

/** Who asks, and what the credential allows. */
export interface Visitor {
  readonly actor: Actor;
  readonly kind: IssuedCredential['kind'];
  /** In the vocabulary of the kind. */
  readonly scopes: readonly string[];
}

/** Whose credentials are taken: the fixed ones, and those given out since. */
export interface KnownCredentials {
  readonly identity: SandboxIdentity;
  readonly issued: CredentialStore;
}

/** Splits `Authorization: Basic …`; undefined where it is none. */
export function readBasic(header: string): { user: string; password: string } | undefined {
  const encoded = /^Basic +([A-Za-z0-9+/=_-]+)$/i.exec(header)?.[1];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return colon < 0 ? undefined : { user: text.slice(0, colon), password: text.slice(colon + 1) };
}

/**
 * REST: Basic with e-mail and API token, or Bearer with an access token or an OAuth one.
 * Every secret is compared, so that the time taken tells nothing about who exists.
 */
export function authenticateRest(
  header: string | undefined,
  known: KnownCredentials,
): Visitor | undefined {
  if (header === undefined) return undefined;
  const bearer = /^Bearer +(\S+)$/i.exec(header)?.[1];
  if (bearer !== undefined) return ofBearer(bearer, known);
  const basic = readBasic(header);
  if (basic === undefined) return undefined;
  const email = basic.user.toLowerCase();
  return ofApiToken(basic.password, known, (account) => account.email.toLowerCase() === email);
}

/**
 * git over HTTPS: `x-bitbucket-api-token-auth` or the username with the API token,
 * `x-token-auth` with an access token. The e-mail does not work here, as at Bitbucket.
 */
export function authenticateGit(
  header: string | undefined,
  known: KnownCredentials,
): Visitor | undefined {
  const basic = header === undefined ? undefined : readBasic(header);
  if (basic === undefined) return undefined;
  if (basic.user === 'x-token-auth') return ofBearer(basic.password, known);
  return ofApiToken(
    basic.password,
    known,
    (account) => basic.user === 'x-bitbucket-api-token-auth' || account.username === basic.user,
  );
}

function ofBearer(token: string, { identity, issued }: KnownCredentials): Visitor | undefined {
  if (sameSecret(token, identity.accessToken)) {
    return { actor: { kind: 'access-token' }, kind: 'access-token', scopes: ALL_SCOPES.classic };
  }
  const found = issued.find(token, 'access-token') ?? issued.find(token, 'oauth');
  return found && visitor(found);
}

function ofApiToken(
  token: string,
  { identity, issued }: KnownCredentials,
  isUser: (account: SandboxAccount) => boolean,
): Visitor | undefined {
  const found = issued.find(token, 'api-token');
  if (found?.actor.kind === 'account' && isUser(found.actor.account)) {
    // One made without scopes is for other products: Bitbucket does not take it at all.
    return found.scopes.length === 0 ? undefined : visitor(found);
  }
  const matches = Object.values(identity.accounts).filter((account) => {
    const same = sameSecret(token, account.apiToken);
    return isUser(account) && same;
  });
  const [account] = matches;
  if (account === undefined) return undefined;
  return { actor: { kind: 'account', account }, kind: 'api-token', scopes: ALL_SCOPES.granular };
}

function visitor({ actor, kind, scopes, repositories }: IssuedCredential): Visitor {
  const narrow = actor.kind === 'access-token' && repositories !== undefined;
  return { actor: narrow ? { ...actor, repositories } : actor, kind, scopes };
}
