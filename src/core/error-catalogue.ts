/**
 * never: the same input fails again. later: worth another attempt.
 * look-first: the outcome is unknown, so look at the destination before sending again.
 */
export type Retry = 'never' | 'later' | 'look-first';

export interface CatalogueEntry {
  /** One plain sentence: what happened. */
  readonly sentence: string;
  /** What the reader can do next; one sentence. */
  readonly next: string;
  readonly retry: Retry;
}

/** Keeps the keys literal while holding every entry to the shape. */
function catalogue<T extends Record<string, CatalogueEntry>>(entries: T): T {
  return entries;
}

/** Every code that a user can meet. docs/errors.md is generated from it. */
export const CATALOGUE = catalogue({
  // Events: why an event led to no run.
  EVENT_SELF_GENERATED: {
    sentence: 'The event was caused by SBOM Bridge itself.',
    next: 'Nothing to do.',
    retry: 'never',
  },
  EVENT_REF_DELETED: {
    sentence: 'The branch or tag was deleted, so there is no SBOM to forward.',
    next: 'Nothing to do; what was forwarded before stays at the destination.',
    retry: 'never',
  },
  EVENT_OTHER_WORKSPACE: {
    sentence: 'The event belongs to a workspace that this installation does not serve.',
    next: 'Install SBOM Bridge in that workspace.',
    retry: 'never',
  },
  EVENT_INCOMPLETE: {
    sentence: 'The event lacks a field that is needed to act on it.',
    next: 'The hourly reconciliation reads the branches itself and catches up.',
    retry: 'never',
  },
  EVENT_UNSUPPORTED: {
    sentence: 'SBOM Bridge does not act on this kind of event.',
    next: 'Nothing to do.',
    retry: 'never',
  },
  EVENT_DUPLICATE: {
    sentence: 'This event was handled before.',
    next: 'Nothing to do.',
    retry: 'never',
  },
  // Runs: why a run sent nothing.
  RUN_DISABLED: {
    sentence: 'Forwarding is switched off for this repository.',
    next: 'Switch it on in the repository settings.',
    retry: 'never',
  },
  RUN_NO_RULE: {
    sentence: 'No environment rule matches this event and ref.',
    next: 'Add a rule in the repository settings if this ref should be forwarded.',
    retry: 'never',
  },
  RUN_DO_NOT_SEND: {
    sentence: 'The matching rule says not to send.',
    next: 'Change the rule in the repository settings if this ref should be forwarded.',
    retry: 'never',
  },
  RUN_CHECKED_ONLY: {
    sentence: 'The SBOM was checked; open pull requests are not forwarded.',
    next: 'It is forwarded when the pull request is merged into a mapped branch.',
    retry: 'never',
  },
  RUN_NO_SBOM_CHANGED: {
    sentence: 'No SBOM changed in this push.',
    next: 'Nothing to do; the last forwarded SBOM still holds.',
    retry: 'never',
  },
  RUN_NO_SBOM_FOUND: {
    sentence: 'No file at this commit matches the SBOM patterns.',
    next: 'Commit an SBOM, or change the patterns in the repository settings.',
    retry: 'never',
  },
  RUN_LISTING_CUT: {
    sentence: 'The repository holds more files than could be looked at.',
    next: 'Narrow the SBOM patterns, or keep the SBOMs near the root.',
    retry: 'never',
  },
  RUN_FORK: {
    sentence: 'The pull request comes from a fork, which SBOM Bridge cannot read.',
    next: 'Its SBOM is forwarded after the merge.',
    retry: 'never',
  },
  RUN_NO_DESTINATION: {
    sentence: 'No destination is set up for this workspace.',
    next: 'A workspace admin can add one under Destination in the settings.',
    retry: 'never',
  },
  RUN_UNKNOWN_DESTINATION: {
    sentence: 'A destination named in the settings does not exist.',
    next: 'Choose an existing destination in the settings.',
    retry: 'never',
  },
  RUN_NOT_FOUND: {
    sentence: 'This entry of the history does not exist.',
    next: 'Refresh the history.',
    retry: 'never',
  },
  RUN_UNEXPECTED: {
    sentence: 'SBOM Bridge met an error it did not expect.',
    next: 'It tries again by itself; if it goes on, report it with the run id.',
    retry: 'later',
  },
  // Documents.
  SBOM_EMPTY: {
    sentence: 'The file is empty.',
    next: 'Generate the SBOM again and commit it.',
    retry: 'never',
  },
  SBOM_TOO_LARGE: {
    sentence: 'The file is larger than SBOM Bridge reads.',
    next: 'Split the SBOM, or leave out file components when generating it.',
    retry: 'never',
  },
  SBOM_ENCODING: {
    sentence: 'The file is not valid UTF-8.',
    next: 'Save the SBOM as UTF-8.',
    retry: 'never',
  },
  SBOM_NOT_JSON: {
    sentence: 'The file is not complete, valid JSON.',
    next: 'Generate the SBOM again; a cut-off file is the usual cause.',
    retry: 'never',
  },
  SBOM_NESTING: {
    sentence: 'The document is nested too deeply to be an SBOM.',
    next: 'Generate the SBOM again with a current generator.',
    retry: 'never',
  },
  SBOM_UNKNOWN_FORMAT: {
    sentence: 'The file is neither CycloneDX nor SPDX.',
    next: 'Narrow the SBOM patterns in the repository settings if the file is something else.',
    retry: 'never',
  },
  SBOM_UNKNOWN_VERSION: {
    sentence: 'The SBOM uses a version of its format that is not supported.',
    next: 'Generate CycloneDX 1.2 to 1.7 or SPDX 2.2 or 2.3.',
    retry: 'never',
  },
  SBOM_SERIALIZATION: {
    sentence: 'The SBOM is in a serialization that is not supported yet.',
    next: 'Generate it as JSON.',
    retry: 'never',
  },
  SBOM_INVALID: {
    sentence: 'The SBOM breaks the rules of its format.',
    next: 'Mend what the finding names, or update the generator.',
    retry: 'never',
  },
  SBOM_ADVICE: {
    sentence: 'The SBOM is usable but could be better.',
    next: 'See the finding.',
    retry: 'never',
  },
  // Bitbucket.
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
  BITBUCKET_COMMIT_NOT_FOUND: {
    sentence: 'The commit does not exist in the repository any more.',
    next: 'Nothing to do if the branch was force-pushed; else push again.',
    retry: 'never',
  },
  BITBUCKET_RATE_LIMITED: {
    sentence: 'Bitbucket limits how many requests SBOM Bridge may make this hour.',
    next: 'It goes on by itself when the hour is over.',
    retry: 'later',
  },
  BITBUCKET_TOO_BIG: {
    sentence: 'Bitbucket gave up on the request because the answer is too big.',
    next: 'It tries again with a narrower request.',
    retry: 'later',
  },
  BITBUCKET_UNAVAILABLE: {
    sentence: 'Bitbucket did not answer properly.',
    next: 'It tries again by itself.',
    retry: 'later',
  },
  BITBUCKET_UNEXPECTED: {
    sentence: 'Bitbucket answered in a shape that SBOM Bridge does not understand.',
    next: 'It tries again by itself; if it goes on, report it.',
    retry: 'later',
  },
  // Destinations.
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
    sentence: 'The destination refused the document.',
    next: 'Read what it said, mend it, and retry the delivery.',
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
  // Settings and panels.
  SETTINGS_INVALID: {
    sentence: 'Some of the settings are not valid.',
    next: 'Mend the fields that are marked.',
    retry: 'never',
  },
  SETTINGS_STALE: {
    sentence: 'Somebody else changed the settings in the meantime.',
    next: 'Look at what changed, then save again.',
    retry: 'never',
  },
  NOT_ALLOWED: {
    sentence: 'You may not do this.',
    next: 'Ask an admin of the repository or workspace.',
    retry: 'never',
  },
  REQUEST_INVALID: {
    sentence: 'The request was not understood.',
    next: 'Reload the page and try again.',
    retry: 'never',
  },
  STORAGE_FAILED: {
    sentence: 'The storage of the app did not answer properly.',
    next: 'It tries again by itself.',
    retry: 'later',
  },
});
