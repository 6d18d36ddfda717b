import type { HostDatabase } from '../../../database';

const TABLES = `
CREATE TABLE IF NOT EXISTS bitbucket_oauth_consumer (
  key TEXT PRIMARY KEY, secret TEXT NOT NULL, name TEXT NOT NULL, callback_url TEXT NOT NULL,
  scopes TEXT NOT NULL, is_private INTEGER NOT NULL, token_seconds INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS bitbucket_oauth_grant (
  refresh_digest TEXT PRIMARY KEY, consumer TEXT NOT NULL, account TEXT NOT NULL,
  scopes TEXT NOT NULL, issued_at INTEGER NOT NULL
);
`;

/**
 * A grant is one row, under the digest of the refresh token that is good now. Scopes are separated
 * by spaces, times are epoch milliseconds.
 */
export function createOAuthTables(database: HostDatabase): void {
  database.exec(TABLES);
}
