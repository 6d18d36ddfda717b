import type { Connection } from '../connections/connection';
import type { CheckLine } from '../connections/open-connection';

const DAY_MS = 86_400_000;
/** An API token of Atlassian lasts at most a year. */
const LONGEST_MS = 365 * DAY_MS;
const SOON_MS = 14 * DAY_MS;

/**
 * How long ago the credential came here, and what is known of its end. Nothing for OAuth, whose
 * tokens renew themselves; their age stands beside the authorization.
 */
export function credentialLine(connection: Connection, now: number): CheckLine[] {
  if (connection.kind === 'oauth') return [];
  const since = connection.credentialAt ?? connection.createdAt;
  const age = `entered ${days(now - since)} ago`;
  if (connection.kind === 'ssh') return [{ what: 'Key age', state: 'ok', found: age }];
  const what = 'Token age';
  const { expiresAt, kind } = connection;
  if (expiresAt !== undefined) {
    const end = expiresAt <= now ? 'its date is over' : `ends in ${days(expiresAt - now)}`;
    return [{ what, state: 'ok', found: `${age}, ${end}` }];
  }
  const left = since + LONGEST_MS - now;
  // One that is older than any can be was replaced at Bitbucket under the same text, or never ends.
  if (kind === 'access-token' || left <= 0) {
    return [{ what, state: 'ok', found: `${age}; when it ends is not known here` }];
  }
  const end = `ends in ${days(left)} at the latest`;
  return left <= SOON_MS
    ? [{ what, state: 'warning', problem: 'TOKEN_EXPIRES_SOON', details: [age, end] }]
    : [{ what, state: 'ok', found: `${age}, ${end}` }];
}

function days(milliseconds: number): string {
  const count = Math.max(0, Math.floor(milliseconds / DAY_MS));
  return count === 1 ? '1 day' : `${String(count)} days`;
}
