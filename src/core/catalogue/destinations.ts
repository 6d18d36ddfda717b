import { entries } from './entry';

/** Destinations. */
export const DESTINATIONS = entries({
  DESTINATION_TOKEN_REFUSED: {
    sentence: 'The destination refused the token.',
    next: 'Check the token in the settings; a new Interlynk token can take five minutes to work.',
    retry: 'never',
  },
  DESTINATION_FORBIDDEN: {
    sentence: 'The token may not upload to this product or environment.',
    next: 'Give the role of the token the right to upload.',
    retry: 'never',
  },
  DESTINATION_REFUSED: {
    sentence: 'The destination refused the request.',
    next: 'Read what it said; fix the document, or the environment of the rule, and try again.',
    ask: 'Read what it said, and check the address and the settings of the destination.',
    retry: 'never',
  },
  DESTINATION_NEEDS_VERSION: {
    sentence: 'The SBOM does not say which version its primary component has.',
    next: 'Set that version when generating the SBOM, or let the environment rule set it; the destination files documents by it.',
    retry: 'never',
  },
  DESTINATION_FORMAT: {
    sentence: 'The destination does not take SBOMs in this format.',
    next: 'Generate CycloneDX 1.2 to 1.7 as JSON; every destination takes that.',
    retry: 'never',
  },
  DESTINATION_ENVIRONMENT: {
    sentence: 'The product has no environment of that name at the destination.',
    next: 'Name one that exists in the environment rule; Interlynk has default, development and production.',
    retry: 'never',
  },
  DESTINATION_PROJECT_MISSING: {
    sentence: 'The destination does not find the project, or the parent project.',
    next: 'Create it there, or change the parent in the workspace settings, then try again.',
    retry: 'never',
  },
  DESTINATION_LIMIT: {
    sentence: 'The plan at the destination takes no more products or versions.',
    next: 'Remove old ones there or choose a larger plan, then try again.',
    retry: 'never',
  },
  DESTINATION_WRONG_ADDRESS: {
    sentence: 'There is no such service at the address of the destination.',
    next: 'Check the address in the workspace settings; for Dependency-Track it is that of the API server.',
    retry: 'never',
  },
  DESTINATION_REDIRECTED: {
    sentence: 'The destination redirects to another address, which is not followed.',
    next: 'Enter the final address in the workspace settings.',
    retry: 'never',
  },
  DESTINATION_PRIVATE_ADDRESS: {
    sentence: 'The address of the destination lies in a private network.',
    next: 'Use a public address; who runs the host can allow private ones.',
    retry: 'never',
  },
  DESTINATION_CONFLICT: {
    sentence: 'The destination was busy with the same project.',
    next: 'It is retried automatically.',
    ask: 'Try again in a moment.',
    retry: 'later',
  },
  DESTINATION_HELD: {
    sentence: 'The destination has failed or asked to slow down, so deliveries to it wait.',
    next: 'It is retried automatically; nothing is lost.',
    retry: 'later',
  },
  DESTINATION_SAME_VERSION: {
    sentence: 'An earlier document of the same version is not shown by the destination yet.',
    next: 'This one is sent automatically once that is seen, or after 15 minutes; give each build a version of its own to avoid the wait.',
    retry: 'later',
  },
  DESTINATION_NOT_PROCESSED: {
    sentence: 'The destination took the document but shows no record of it.',
    next: 'Look at the destination what became of it; Try again sends it once more.',
    retry: 'never',
  },
  DESTINATION_VERDICT: {
    sentence: 'The destination does not say what its policies found.',
    next: 'Give the role of the token the right to view policies (view_policies), or stop asking for the verdict in the settings.',
    retry: 'never',
  },
  DESTINATION_TOO_LARGE: {
    sentence: 'The document is larger than the destination takes.',
    next: 'Leave out file components when generating the SBOM.',
    retry: 'never',
  },
  DESTINATION_SCHEMA: {
    sentence: 'The destination does not understand the request any more.',
    next: 'Update SBOM Bridge; its API has changed.',
    retry: 'never',
  },
  DESTINATION_RATE_LIMITED: {
    sentence: 'The destination asks to slow down.',
    next: 'It continues automatically.',
    ask: 'Try again in a few minutes.',
    retry: 'later',
  },
  DESTINATION_UNAVAILABLE: {
    sentence: 'The destination is down or unreachable.',
    next: 'It is retried automatically.',
    ask: 'Check the address and whether the destination is up, then try again.',
    retry: 'later',
  },
  DESTINATION_NOT_JSON: {
    sentence: 'The destination answered with something that is not JSON.',
    next: 'Check the address; a proxy or login page may be in between. It is retried automatically.',
    ask: 'Check the address; a proxy or login page may be in between.',
    retry: 'look-first',
  },
  DESTINATION_TIMEOUT: {
    sentence: 'The destination did not answer in time.',
    next: 'Nothing to do: SBOM Bridge continues automatically, and the document is there once.',
    ask: 'Check the address and whether the destination is up, then try again.',
    retry: 'look-first',
  },
  DESTINATION_CONNECTION_LOST: {
    sentence: 'The connection to the destination broke.',
    next: 'Nothing to do: SBOM Bridge continues automatically, and the document is there once.',
    ask: 'Check the address and whether the destination is up, then try again.',
    retry: 'look-first',
  },
  DESTINATION_FAILED: {
    sentence: 'The destination met an error of its own.',
    next: 'Nothing to do: SBOM Bridge continues automatically, and the document is there once.',
    ask: 'Try again in a moment; if it goes on, look at what the destination logs.',
    retry: 'look-first',
  },
  DESTINATION_UNEXPECTED: {
    sentence: 'The destination answered without saying what became of the request.',
    next: 'Nothing to do: SBOM Bridge continues automatically, and the document is there once.',
    ask: 'Check the address; something else may answer there.',
    retry: 'look-first',
  },
  DESTINATION_EGRESS: {
    sentence: 'The app is not allowed to reach the address of the destination.',
    next: 'Press Allow access at the destination in the workspace settings.',
    retry: 'never',
  },
});
