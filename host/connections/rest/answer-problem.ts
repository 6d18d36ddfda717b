import type { ConnectionKind } from '../connection';
import { ConnectionError } from '../problem';
import type { ConnectionProblemCode } from '../problem';

/**
 * What a refusal of Bitbucket means for a connection of this kind. 403 and 404 mean something else
 * at each resource: whoever asked says what, else it is a matter of scopes, or of what is visible.
 * The body is not read: it may be HTML, and it may quote the request.
 */
export function answerProblem(
  kind: ConnectionKind,
  status: number,
  headers: Headers = new Headers(),
): ConnectionError {
  if (status === 429) return new ConnectionError('BITBUCKET_LIMIT', secondsToWait(headers));
  return new ConnectionError(codeOf(kind, status), status >= 500 ? [String(status)] : []);
}

function codeOf(kind: ConnectionKind, status: number): ConnectionProblemCode {
  const isOAuth = kind === 'oauth';
  switch (status) {
    case 401:
      return isOAuth ? 'OAUTH_REVOKED' : 'TOKEN_REFUSED';
    case 403:
      return isOAuth ? 'OAUTH_SCOPE_TOO_NARROW' : 'TOKEN_SCOPES_MISSING';
    case 404:
      return isOAuth ? 'OAUTH_WORKSPACE_GONE' : 'TOKEN_WORKSPACE_INVISIBLE';
    case 410:
      return 'BITBUCKET_ENDPOINT_GONE';
    default:
      return 'BITBUCKET_FAILING';
  }
}

/** `X-RateLimit-Reset` is seconds left, not an epoch. */
function secondsToWait(headers: Headers): string[] {
  const said = headers.get('retry-after') ?? headers.get('x-ratelimit-reset') ?? '';
  return /^\d{1,6}$/.test(said.trim()) ? [said.trim()] : [];
}
