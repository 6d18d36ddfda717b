import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { HostDatabase } from '../../../database';
import type { SandboxAccount } from '../account';
import type { CredentialStore } from '../credentials';
import type { Actor, SandboxIdentity } from '../model';
import type { OAuthConsumer } from './consumers';

/** What a person allowed a consumer. */
export interface Grant {
  readonly account: SandboxAccount;
  readonly scopes: readonly string[];
}

export interface TokenPair {
  readonly accessToken: string;
  readonly refreshToken: string;
}

export interface GrantFilter {
  readonly consumer?: string;
  readonly accountId?: string;
}

export interface GrantTable {
  issue(consumer: OAuthConsumer, grant: Grant): TokenPair;
  /** Takes the refresh token for good; undefined for an unknown, used, revoked or forgotten one. */
  take(consumer: OAuthConsumer, refreshToken: string): Grant | undefined;
  /** Without a person behind it; ends by itself. */
  issueAccess(consumer: OAuthConsumer, actor: Exclude<Actor, { kind: 'app' }>): string;
  /** Ends grants and their access tokens; how many grants. */
  revoke(filter: GrantFilter): number;
}

/** A refresh token that nobody uses for so long expires: bitbucket-cloud, "OAuth 2.0". */
const UNUSED_MS = 90 * 24 * 3600_000;

const row = z.object({ account: z.string(), scopes: z.string() });

export function createGrantTable(parts: {
  readonly database: HostDatabase;
  readonly clock: { now(): number };
  readonly identity: SandboxIdentity;
  readonly credentials: CredentialStore;
}): GrantTable {
  const { database, clock, credentials } = parts;
  const accounts = Object.values(parts.identity.accounts);
  /** Access tokens live in this process, so what revokes them need not outlive it either. */
  let access: { consumer: string; accountId: string; token: string }[] = [];

  const issueAccess = (
    consumer: OAuthConsumer,
    actor: Exclude<Actor, { kind: 'app' }>,
    scopes = consumer.scopes,
  ): string =>
    credentials.issue({
      kind: 'oauth',
      actor,
      scopes,
      expiresAt: clock.now() + consumer.tokenSeconds * 1000,
    });

  return {
    issueAccess: (consumer, actor) => issueAccess(consumer, actor),
    issue: (consumer, { account, scopes }) => {
      const refreshToken = randomBytes(32).toString('base64url');
      database
        .prepare('INSERT INTO bitbucket_oauth_grant VALUES (?, ?, ?, ?, ?)')
        .run(digest(refreshToken), consumer.key, account.accountId, scopes.join(' '), clock.now());
      const accessToken = issueAccess(consumer, { kind: 'account', account }, scopes);
      access.push({ consumer: consumer.key, accountId: account.accountId, token: accessToken });
      return { accessToken, refreshToken };
    },
    take: (consumer, refreshToken) => {
      const found = row.optional().parse(
        database
          .prepare(
            `DELETE FROM bitbucket_oauth_grant
               WHERE refresh_digest = ? AND consumer = ? AND issued_at > ? RETURNING account, scopes`,
          )
          .get(digest(refreshToken), consumer.key, clock.now() - UNUSED_MS),
      );
      const account = accounts.find(({ accountId }) => accountId === found?.account);
      return found && account && { account, scopes: found.scopes.split(' ') };
    },
    revoke: ({ consumer, accountId }) => {
      const isMeant = (one: { consumer: string; accountId: string }): boolean =>
        (consumer === undefined || one.consumer === consumer) &&
        (accountId === undefined || one.accountId === accountId);
      for (const { token } of access.filter(isMeant)) credentials.revoke(token);
      access = access.filter((one) => !isMeant(one));
      return database
        .prepare('DELETE FROM bitbucket_oauth_grant WHERE consumer LIKE ? AND account LIKE ?')
        .run(consumer ?? '%', accountId ?? '%').changes;
    },
  };
}

function digest(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
