import { ConnectionError } from '../problem';
import type { Ask } from './ask-bitbucket';
import type { Token } from './token-authorization';

/** How Atlassian's secrets begin. */
const API_TOKEN = 'ATATT';
const ACCESS_TOKEN = 'ATCTT';
const APP_PASSWORD = 'ATBB';

export interface RefusedToken extends Token {
  /** Epoch milliseconds, as the person said. */
  readonly expiresAt?: number;
}

/**
 * Why a token was answered with 401, as far as that can be known: the answer is the same for all
 * causes, so facts about the token decide. `askAsBearer` sends an API token without the e-mail,
 * which is not documented: a yes proves that the e-mail is wrong, a no proves nothing.
 */
export async function refusalCause(
  refused: RefusedToken,
  now: number,
  askAsBearer: Ask,
): Promise<ConnectionError> {
  const token = refused.token.trim();
  const isApiToken = refused.kind === 'api-token';
  if (token.startsWith(APP_PASSWORD)) return new ConnectionError('TOKEN_IS_APP_PASSWORD');
  if (isApiToken && token.startsWith(ACCESS_TOKEN)) {
    return new ConnectionError('TOKEN_IS_ACCESS_TOKEN');
  }
  if (!isApiToken && token.startsWith(API_TOKEN)) return new ConnectionError('TOKEN_IS_API_TOKEN');
  if (refused.expiresAt !== undefined && refused.expiresAt <= now) {
    return new ConnectionError('TOKEN_EXPIRED');
  }
  if (isApiToken && !/^[^\s@]+@[^\s@]+$/.test((refused.email ?? '').trim())) {
    return new ConnectionError('TOKEN_EMAIL_MALFORMED');
  }
  if (isApiToken && (await isTaken(askAsBearer))) return new ConnectionError('TOKEN_EMAIL_WRONG');
  return new ConnectionError('TOKEN_REFUSED', causes(refused, token));
}

/** What is left over, the likeliest first. */
function causes({ kind, expiresAt }: RefusedToken, token: string): string[] {
  const prefix = kind === 'api-token' ? API_TOKEN : ACCESS_TOKEN;
  return [
    ...(token.startsWith(prefix) ? [] : [`not copied whole: it does not begin with ${prefix}`]),
    ...(kind === 'api-token'
      ? ['made without scopes', 'made by an account with another e-mail']
      : []),
    expiresAt === undefined ? 'expired or revoked' : 'revoked',
    ...(kind === 'access-token' ? ['made for a repository that was moved or deleted'] : []),
  ];
}

async function isTaken(ask: Ask): Promise<boolean> {
  try {
    return (await ask('/2.0/user')).status !== 401;
  } catch {
    // It was worth a try.
    return false;
  }
}
