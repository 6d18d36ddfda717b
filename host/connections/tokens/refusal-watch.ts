import type { Authorization } from '../http/bitbucket-request';
import type { ConnectionParts } from '../open';
import { createAsk } from './ask-bitbucket';
import { introduceToken } from './introduce-token';
import type { Places } from './places';
import { tokenAuthorization, tokenHeader } from './token-authorization';
import type { Token } from './token-authorization';

type WatchParts = Pick<ConnectionParts, 'service' | 'network' | 'store' | 'clock'>;

export interface WatchedToken {
  /** Of the connection. */
  readonly id: string;
  /** As it is stored now. */
  readonly read: () => Token | undefined;
  /** Of the connection's workspace, by uuid. */
  readonly workspace: { readonly uuid: string };
  readonly places: Places;
}

/**
 * What follows a 401: whether another token has been stored meanwhile. Where it is still the same,
 * Bitbucket is asked once more, at a place where the token must be taken: some resources answer so
 * to valid ones. Refused there too, the connection is revoked, and events are held by that.
 */
export function createRefusalWatch(
  parts: WatchParts,
  watched: WatchedToken,
): NonNullable<Authorization['renew']> {
  const asked = new Map<string, Promise<void>>();
  return async (refused) => {
    const token = watched.read();
    if (token === undefined) return false;
    if (tokenHeader(token) !== refused) return true;
    // Whatever runs at the same time meets the same refusal.
    const asking = asked.get(refused) ?? confirm(parts, watched, token);
    asked.set(refused, asking);
    await asking.finally(() => asked.delete(refused));
    return false;
  };
}

async function confirm(parts: WatchParts, watched: WatchedToken, token: Token): Promise<void> {
  const { id, read, workspace, places } = watched;
  const authorization = tokenAuthorization(() => token);
  const ask = createAsk({ ...parts, workspace, authorization }, token.kind);
  const { told } = await introduceToken(ask, token.kind, places);
  if (told?.status !== 401) return;
  const now = parts.clock.now();
  parts.store.note(id, (connection) => {
    const stored = read();
    const isSame = stored !== undefined && tokenHeader(stored) === tokenHeader(token);
    if (connection.status !== 'connected' || !isSame) return undefined;
    const ends = 'expiresAt' in connection ? connection.expiresAt : undefined;
    const problem = ends !== undefined && ends <= now ? 'TOKEN_EXPIRED' : 'TOKEN_REFUSED';
    return { status: 'revoked', checked: { at: now, problem } };
  });
}
