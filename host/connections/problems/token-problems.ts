import type { Problem } from './problem-text';

/** What is wrong with an API token or an access token. */
export const TOKEN_PROBLEMS = {
  TOKEN_REFUSED: {
    sentence: 'Bitbucket does not take this token.',
    next: 'Bitbucket does not say why. Rule out what is named, or make a new token: for an API token choose “Create API token with scopes”, then Bitbucket.',
  },
  TOKEN_MALFORMED: {
    sentence: 'The token has spaces, line ends or other characters that no token has.',
    next: 'Copy it again, whole and in one line.',
  },
  TOKEN_EXPIRED: {
    sentence: 'The token has expired.',
    next: 'Make a new token with the same scopes at Bitbucket, and replace this one by it.',
  },
  TOKEN_EXPIRES_SOON: {
    sentence: 'The token expires soon.',
    next: 'Make a new token with the same scopes at Bitbucket, and replace this one by it.',
  },
  TOKEN_EXPIRY_PAST: {
    sentence: 'By the date that was entered the token has expired, but Bitbucket takes it.',
    next: 'Look the date up at Bitbucket, and correct it here.',
  },
  TOKEN_EMAIL_MALFORMED: {
    sentence: 'The user is no e-mail address; API tokens go with the e-mail of the account.',
    next: 'Enter the e-mail address of the Atlassian account that made the token, not its user name.',
  },
  TOKEN_EMAIL_WRONG: {
    sentence: 'The token is valid, but not with this e-mail address.',
    next: 'Enter the e-mail address of the Atlassian account that made the token.',
  },
  TOKEN_IS_ACCESS_TOKEN: {
    sentence: 'This is an access token of a repository, project or workspace, not an API token.',
    next: 'Choose the kind Access token for it, or make an API token of an account.',
  },
  TOKEN_IS_API_TOKEN: {
    sentence: 'This is an API token of an account, not an access token.',
    next: 'Choose the kind API token for it, and enter the e-mail of the account.',
  },
  TOKEN_IS_APP_PASSWORD: {
    sentence: 'This is an app password; Bitbucket has removed them.',
    next: 'Make an API token with scopes, and enter it with the e-mail of the account.',
  },
  TOKEN_SCOPES_MISSING: {
    sentence: 'The token lacks scopes.',
    next: 'Scopes of a token cannot be changed: make a new one with the scopes that are named.',
  },
  TOKEN_SCOPES_UNTOLD: {
    sentence: 'Bitbucket does not tell whether the token has these scopes.',
    next: 'Compare them with those that the token was made with.',
  },
  TOKEN_WORKSPACE_INVISIBLE: {
    sentence: 'The workspace is not visible with this token.',
    next: 'Check the workspace’s name, and that the account is a member of it.',
  },
  TOKEN_REPOSITORY_INVISIBLE: {
    sentence: 'No repository can be read with this token.',
    next: 'Check the repository’s name, and that the account or the token may read it.',
  },
} as const satisfies Record<string, Problem>;
