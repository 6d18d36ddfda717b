import { entries } from './entry';

/** Bitbucket. */
export const BITBUCKET = entries({
  BITBUCKET_UNAUTHORIZED: {
    sentence: 'Bitbucket refused the credential.',
    next: 'Reinstall the app, or renew the connection of the host.',
    retry: 'later',
  },
  BITBUCKET_FORBIDDEN: {
    sentence: 'Bitbucket says SBOM Bridge may not do this.',
    next: 'Check that the app has the scopes it asked for and sees the repository.',
    retry: 'never',
  },
  BITBUCKET_NOT_FOUND: {
    sentence: 'Bitbucket does not show this to SBOM Bridge: it is gone or not visible.',
    next: 'Check that the repository, branch and commit still exist.',
    retry: 'never',
  },
  BITBUCKET_REPOSITORY_GONE: {
    sentence: 'The repository was deleted, moved to another workspace, or is hidden from the app.',
    next: 'Nothing to do if that is wanted; else check that the app may see the repository.',
    retry: 'never',
  },
  BITBUCKET_COMMIT_NOT_FOUND: {
    sentence: 'The commit does not exist in the repository any more.',
    next: 'Nothing to do if the branch was force-pushed; else push again.',
    retry: 'never',
  },
  BITBUCKET_RATE_LIMITED: {
    sentence: 'Bitbucket limits how many requests SBOM Bridge may make this hour.',
    next: 'It continues automatically when the hour is over.',
    retry: 'later',
  },
  BITBUCKET_TOO_BIG: {
    sentence: 'Bitbucket gave up on the request because the answer is too big.',
    next: 'It tries again with a narrower request.',
    retry: 'later',
  },
  BITBUCKET_UNAVAILABLE: {
    sentence: 'Bitbucket did not answer properly.',
    next: 'It is retried automatically.',
    ask: 'Try again in a moment.',
    retry: 'later',
  },
  BITBUCKET_UNEXPECTED: {
    sentence: 'Bitbucket answered in a shape that SBOM Bridge does not understand.',
    next: 'It is retried automatically; if that keeps failing, report it.',
    ask: 'Try again in a moment; if it goes on, report it.',
    retry: 'later',
  },
});
