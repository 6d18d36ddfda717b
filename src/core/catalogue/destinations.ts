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
    sentence: 'The destination refused the delivery.',
    next: 'Read what it said; mend the document, or the environment of the rule, and try again.',
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
    next: 'It goes on by itself.',
    retry: 'later',
  },
  DESTINATION_UNAVAILABLE: {
    sentence: 'The destination is down or unreachable.',
    next: 'It tries again by itself.',
    retry: 'later',
  },
  DESTINATION_NOT_JSON: {
    sentence: 'The destination answered with something that is not JSON.',
    next: 'Check the address; a proxy or login page may be in between. It tries again by itself.',
    retry: 'look-first',
  },
  DESTINATION_TIMEOUT: {
    sentence: 'The destination did not answer in time.',
    next: 'SBOM Bridge looks whether the document arrived before it sends again.',
    retry: 'look-first',
  },
  DESTINATION_CONNECTION_LOST: {
    sentence: 'The connection to the destination broke while sending.',
    next: 'SBOM Bridge looks whether the document arrived before it sends again.',
    retry: 'look-first',
  },
  DESTINATION_FAILED: {
    sentence: 'The destination met an error of its own.',
    next: 'SBOM Bridge looks whether the document arrived before it sends again.',
    retry: 'look-first',
  },
  DESTINATION_UNEXPECTED: {
    sentence: 'The destination answered without saying whether it took the document.',
    next: 'SBOM Bridge looks whether the document arrived before it sends again.',
    retry: 'look-first',
  },
  DESTINATION_EGRESS: {
    sentence: 'The app is not allowed to reach the address of the destination.',
    next: 'An admin has to approve the current version of the app.',
    retry: 'never',
  },
});
