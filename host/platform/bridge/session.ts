import { createHash, createHmac, randomUUID } from 'node:crypto';
import type { Context, Env, Input } from 'hono';
import { getSignedCookie, setSignedCookie } from 'hono/cookie';
import { sameSecret } from '../../same-secret';
import type { BridgeAccount } from './options';

/** The header that carries the token of the page in every POST. */
export const TOKEN_HEADER = 'x-bridge-token';

/** Who the pages are seen as, and the token that a POST of this session must carry. */
export interface Session {
  readonly account: BridgeAccount;
  readonly token: string;
}

export interface Sessions {
  /** The session of the request's cookie; undefined where it is absent, forged or of nobody. */
  read<E extends Env, P extends string, I extends Input>(
    c: Context<E, P, I>,
  ): Promise<Session | undefined>;
  /** Begins a session as `account` and sets its cookie. */
  begin(c: Context, account: BridgeAccount): Promise<Session>;
}

/** Sessions of one workspace's pages in a signed cookie: HttpOnly, SameSite=Strict, gone with the browser. */
export function createSessions(
  accounts: readonly BridgeAccount[],
  key: string,
  workspace: string,
  /** Browsers use https: the cookie is sent over nothing else. */
  secure = false,
): Sessions {
  const cookieName = nameFor(workspace);
  const sessionOf = (value: string): Session | undefined => {
    const accountId = value.slice(value.indexOf('.') + 1);
    const account = accounts.find((candidate) => candidate.accountId === accountId);
    return account && { account, token: tokenOf(key, value) };
  };
  return {
    async read(c) {
      const value = await getSignedCookie(c, key, cookieName(c));
      return typeof value === 'string' ? sessionOf(value) : undefined;
    },
    async begin(c, account) {
      const value = `${randomUUID()}.${account.accountId}`;
      await setSignedCookie(c, cookieName(c), value, key, {
        path: '/',
        httpOnly: true,
        sameSite: 'Strict',
        secure,
      });
      return { account, token: tokenOf(key, value) };
    },
  };
}

/** Compares in constant time. */
export function isToken(session: Session, claimed: string | undefined): boolean {
  return sameSecret(claimed ?? '', session.token);
}

function tokenOf(key: string, value: string): string {
  return createHmac('sha256', key).update(`token:${value}`).digest('hex');
}

/**
 * Cookies ignore the port, so that two hosts on one machine would share theirs; and one host may
 * serve several workspaces, each with people of its own.
 */
function nameFor(workspace: string): (c: Context) => string {
  const suffix = createHash('sha256').update(workspace).digest('hex').slice(0, 8);
  return (c) => `sbom_bridge_session_${new URL(c.req.url).port || '80'}_${suffix}`;
}
