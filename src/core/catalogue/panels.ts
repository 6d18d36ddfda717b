import { entries } from './entry';

/** Settings and panels. */
export const PANELS = entries({
  SETTINGS_INVALID: {
    sentence: 'Some of the settings are not valid.',
    next: 'Fix the fields that are marked.',
    retry: 'never',
  },
  SETTINGS_STALE: {
    sentence: 'Somebody else changed the settings in the meantime.',
    next: 'Look at what changed, then save again.',
    retry: 'never',
  },
  SETTINGS_DESTINATION_USED: {
    sentence: 'Rules or settings of repositories still name this destination.',
    next: 'Choose others there, or switch the destination off.',
    retry: 'never',
  },
  IMPORT_UNDER_WAY: {
    sentence: 'An import of this workspace is under way already.',
    next: 'Follow it here, or cancel it before you start another.',
    retry: 'never',
  },
  IMPORT_OVER: {
    sentence: 'This import is not under way any more.',
    next: 'Look at how it ended, or start another.',
    retry: 'never',
  },
  IMPORT_NOTHING: {
    sentence: 'No repository is left to be imported.',
    next: 'Choose other repositories, or include some under Repositories.',
    retry: 'never',
  },
  NOT_ALLOWED: {
    sentence: 'You do not have access to this.',
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
    next: 'It is retried automatically.',
    ask: 'Try again in a moment.',
    retry: 'later',
  },
});
