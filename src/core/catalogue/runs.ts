import { entries } from './entry';

/** Runs: why a run sent nothing. */
export const RUNS = entries({
  RUN_DISABLED: {
    sentence: 'Forwarding is switched off for this repository.',
    next: 'Switch it on in the repository settings.',
    retry: 'never',
  },
  RUN_EXCLUDED: {
    sentence: 'The workspace leaves this repository out.',
    next: 'A workspace admin can include it under Repositories in the workspace settings.',
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
  RUN_SBOM_REMOVED: {
    sentence: 'The push removed the SBOM; the destination keeps the last one.',
    next: 'Commit an SBOM again, or remove the product at the destination.',
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
    sentence: 'There is no destination to send to.',
    next: 'A workspace admin can add one or switch one on in the workspace settings; which of them a repository sends to is chosen in its own settings.',
    retry: 'never',
  },
  RUN_UNKNOWN_DESTINATION: {
    sentence: 'A destination named in the settings does not exist.',
    next: 'Choose an existing destination in the settings.',
    retry: 'never',
  },
  RUN_DESTINATION_REMOVED: {
    sentence: 'The destination was removed from the settings before the document was sent.',
    next: 'Nothing to do, unless the document belongs at another destination.',
    retry: 'never',
  },
  RUN_SUPERSEDED: {
    sentence: 'A newer push to the same branch took the place of this one.',
    next: 'Nothing to do; the newer push brings what this one changed.',
    retry: 'never',
  },
  RUN_NOT_FOUND: {
    sentence: 'This entry of the history does not exist.',
    next: 'Refresh the history.',
    retry: 'never',
  },
  RUN_UNEXPECTED: {
    sentence: 'SBOM Bridge met an error it did not expect.',
    next: 'It is retried automatically; if that keeps failing, report it with the run id.',
    ask: 'Try again in a moment; if it goes on, report it.',
    retry: 'later',
  },
});
