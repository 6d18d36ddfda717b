import type { Authorization } from '../http/bitbucket-request';
import { ConnectionError } from '../problem';
import type { TokenKind } from './needed-scopes';

/** A token with what goes beside it; `email` is left out for access tokens. */
export interface Token {
  readonly kind: TokenKind;
  readonly email?: string;
  readonly token: string;
}

/**
 * The Authorization header of a token; spaces around it came with the copying. Throws
 * TOKEN_MALFORMED, so that no HTTP library has to: it would quote the token.
 */
export function tokenHeader({ kind, email, token }: Token): string {
  const trimmed = token.trim();
  if (!/^[!-~]{1,16384}$/.test(trimmed)) throw new ConnectionError('TOKEN_MALFORMED');
  if (kind === 'access-token') return `Bearer ${trimmed}`;
  const pair = Buffer.from(`${(email ?? '').trim()}:${trimmed}`).toString('base64');
  return `Basic ${pair}`;
}

/** Read anew for each request: it may have been replaced, also by another process. */
export function tokenAuthorization(
  read: () => Token | undefined,
  renew?: Authorization['renew'],
): Authorization {
  return {
    ...(renew && { renew }),
    authorize: () =>
      new Promise((resolve) => {
        const token = read();
        if (token === undefined) throw new ConnectionError('TOKEN_REFUSED');
        resolve(tokenHeader(token));
      }),
  };
}
