import { setTimeout as sleep } from 'node:timers/promises';
import { isBusy } from '../../database';
import { ConnectionError } from '../problem';
import type { OpenedSecrets } from '../connection-store';
import { noteStored, storedConnection, type OAuthParts } from './oauth-parts';
import { keepTokens } from './keep-tokens';
import { requestTokens, TOKEN_REQUEST_MS } from './token-request';

/** The access token of a connection, renewed when it is time, for every process on the data folder. */
export interface AccessTokens {
  /**
   * The Authorization header, with a token that is good for a while. Throws ConnectionError:
   * OAUTH_REVOKED, OAUTH_CONSUMER_REFUSED, or BITBUCKET_… where no good token could be had.
   */
  authorize(): Promise<string>;
  /**
   * After a 401: whether there is another token to try with than the one of the refused header.
   * Throws as `authorize` does.
   */
  renew(refused: string): Promise<boolean>;
  /** Renews whatever the age: tries a new secret of the consumer. Throws as `authorize` does. */
  renewNow(): Promise<void>;
}

/** Longer than the request may take: whoever holds the refresh is done, or dead, when it ends. */
const HOLD_MS = TOKEN_REQUEST_MS + 10_000;
/** A killed holder is waited for; a hold that never ends is somebody else's fault. */
const PATIENCE_MS = 2 * HOLD_MS;
const LOOK_AGAIN_MS = 40;

/** Renewed ahead of its end by a tenth of its life, five minutes at most. */
const AHEAD_MS = 300_000;
const AHEAD_SHARE = 0.1;
/** A 401 for a token as young as this is no matter of its age: some resources take no OAuth token. */
const YOUNG_MS = 60_000;

type Opened = OpenedSecrets<'oauth'>;

export function createAccessTokens(parts: OAuthParts, id: string): AccessTokens {
  let underway: Promise<Opened> | undefined;
  /** One at a time in this process; those of other processes are kept out by a hold. */
  const refreshed = (refused?: string): Promise<Opened> => {
    underway ??= refresh(parts, id, refused).finally(() => {
      underway = undefined;
    });
    return underway;
  };
  return {
    authorize: async () => {
      const opened = open(parts, id);
      if (isFresh(parts, opened)) return header(opened);
      try {
        return header(await refreshed());
      } catch (error) {
        // Renewed ahead of its end: while Bitbucket fails, the old one does.
        if (isPassing(error) && isAlive(parts, opened)) return header(opened);
        throw error;
      }
    },
    renew: async (refused) => {
      const opened = open(parts, id);
      const age = parts.clock.now() - (opened.secrets.issuedAt ?? 0);
      if (header(opened) === refused && age < YOUNG_MS) return false;
      return header(await refreshed(refused)) !== refused;
    },
    renewNow: async () => {
      await refreshed(header(open(parts, id)));
    },
  };
}

/**
 * Gets a token that is good, and not the refused one. One process refreshes, the others wait and
 * take what it stored. The new pair is stored in the same turn of the event loop in which
 * Bitbucket's answer was read, before anybody uses it: only a process that is killed within these
 * microseconds, or an answer that is lost on its way, leaves the folder with a used refresh token.
 * Bitbucket takes that one for some minutes more; after that the person has to authorize again.
 */
async function refresh(parts: OAuthParts, id: string, refused?: string): Promise<Opened> {
  const { store } = parts;
  const name = `oauth refresh ${id}`;
  const since = performance.now();
  for (;;) {
    const opened = open(parts, id);
    if (isFresh(parts, opened, refused)) return opened;
    const owner = whenNotBusy(() => store.hold(name, HOLD_MS));
    if (owner !== undefined) {
      try {
        return await exchange(parts, id, refused);
      } finally {
        whenNotBusy(() => {
          store.release(name, owner);
        });
      }
    }
    if (performance.now() - since > PATIENCE_MS) throw new ConnectionError('BITBUCKET_UNREACHABLE');
    await sleep(LOOK_AGAIN_MS);
  }
}

/** With the hold. Reads again first: another process may have been faster. */
async function exchange(parts: OAuthParts, id: string, refused?: string): Promise<Opened> {
  const opened = open(parts, id);
  if (isFresh(parts, opened, refused)) return opened;
  const { clientSecret, refreshToken } = opened.secrets;
  if (refreshToken === undefined) return revoked(parts, id, new ConnectionError('OAUTH_REVOKED'));
  const { clientId } = storedConnection(parts.store, id);
  try {
    const tokens = await requestTokens(
      parts,
      { clientId, clientSecret },
      { grant_type: 'refresh_token', refresh_token: refreshToken },
    );
    return await keepTokens(parts.store, id, opened, tokens);
  } catch (error) {
    const isRefused =
      error instanceof ConnectionError &&
      ['OAUTH_REVOKED', 'OAUTH_CONSUMER_REFUSED'].includes(error.code);
    if (!isRefused) throw error;
    // What was refused may be old: somebody has authorized again, or changed the secret.
    if (open(parts, id).version !== opened.version) return exchange(parts, id, refused);
    return revoked(parts, id, error);
  }
}

/** Nothing works until a person does something: the host holds events by the status. */
function revoked({ store, clock }: OAuthParts, id: string, error: ConnectionError): never {
  noteStored(store, id, ({ status }) => ({
    ...(status !== 'disabled' && { status: 'revoked' }),
    checked: { at: clock.now(), problem: error.code },
  }));
  throw error;
}

/** Throws OAUTH_REVOKED where the connection is known to be, without asking Bitbucket again. */
function open({ store }: OAuthParts, id: string): Opened {
  const connection = storedConnection(store, id);
  const opened = store.secrets(connection);
  if (opened === undefined || connection.status === 'revoked') {
    throw new ConnectionError('OAUTH_REVOKED');
  }
  return opened;
}

function isFresh({ clock }: OAuthParts, { secrets }: Opened, refused?: string): boolean {
  const { accessToken, issuedAt = 0, expiresAt = 0 } = secrets;
  const ahead = Math.min(AHEAD_MS, (expiresAt - issuedAt) * AHEAD_SHARE);
  const isGood = accessToken !== undefined && clock.now() < expiresAt - ahead;
  return isGood && `Bearer ${accessToken}` !== refused;
}

function isAlive({ clock }: OAuthParts, { secrets }: Opened): boolean {
  return secrets.accessToken !== undefined && clock.now() < (secrets.expiresAt ?? 0);
}

function header({ secrets }: Opened): string {
  return `Bearer ${secrets.accessToken ?? ''}`;
}

/** Nothing is wrong with the authorization itself. */
function isPassing(error: unknown): boolean {
  return error instanceof ConnectionError && error.code.startsWith('BITBUCKET_');
}

/** Undefined while another process writes for longer than SQLite waits; a hold ends by itself. */
function whenNotBusy<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (isBusy(error)) return undefined;
    throw error;
  }
}
