import type { Problem } from './problem-text';

/** What is wrong with an API token or an access token. */
export const TOKEN_PROBLEMS = {
  TOKEN_REFUSED: {
    sentence: 'Bitbucket does not take this token.',
    next: 'Check that it was copied whole, has not expired and was not revoked; make a new one if in doubt.',
  },
  TOKEN_SCOPES_MISSING: {
    sentence: 'The token lacks scopes.',
    next: 'Scopes of a token cannot be changed: make a new one with the scopes that are named.',
  },
  TOKEN_WORKSPACE_INVISIBLE: {
    sentence: 'The workspace is not visible with this token.',
    next: 'Check the workspace’s name, and that the account is a member of it.',
  },
} as const satisfies Record<string, Problem>;
