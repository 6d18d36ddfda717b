import type { Problem } from './problem-text';

/** What goes wrong between authorize, callback and refresh. */
export const OAUTH_PROBLEMS = {
  OAUTH_DENIED: {
    sentence: 'Access was not granted at Bitbucket.',
    next: 'Authorize again and choose “Grant access”.',
  },
  OAUTH_OTHER_ADDRESS: {
    sentence: 'Bitbucket leads back to another address of this host than that of this page.',
    next: 'Open the address that is named, and authorize there.',
  },
  OAUTH_STATE_UNKNOWN: {
    sentence: 'This answer does not belong to an authorization that was begun in this browser.',
    next: 'Begin again with Authorize; the link works once and for ten minutes. The callback URL of the consumer must be the one that the form shows.',
  },
  OAUTH_CODE_REFUSED: {
    sentence: 'Bitbucket did not take the code: it has expired or was used before.',
    next: 'Authorize again.',
  },
  OAUTH_CONSUMER_REFUSED: {
    sentence: 'Bitbucket does not know this consumer key with this secret.',
    next: 'Compare key and secret with the OAuth consumer in the workspace settings.',
  },
  OAUTH_SCOPE_TOO_NARROW: {
    sentence: 'The consumer grants less than is needed.',
    next: 'Add the missing permissions to the OAuth consumer at Bitbucket, then authorize again.',
  },
  OAUTH_NO_WORKSPACE: {
    sentence: 'No workspace is visible with this authorization.',
    next: 'Add the permission Account: Read to the consumer, and authorize again as a member of the workspace.',
  },
  OAUTH_WORKSPACE_GONE: {
    sentence: 'The workspace of this connection is no longer visible to the account.',
    next: 'Make the account a member again, or connect as somebody who is one.',
  },
  OAUTH_REVOKED: {
    sentence:
      'Bitbucket no longer takes the refresh token: access was revoked or was unused too long.',
    next: 'Authorize again, or disconnect and connect again. Events are held until then.',
  },
} as const satisfies Record<string, Problem>;
