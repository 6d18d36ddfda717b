import { EVENT_NAMES } from '../events/types';
import type { RuleSet } from './types';

/**
 * What holds where nobody set rules. Tags and all other branches are not sent, and an open pull
 * request is never sent. Merges are named for the reader; decideEnvironment treats a merge that
 * gets here as a push to its destination, under all rules.
 */
export const BUILT_IN_RULES: RuleSet = {
  origin: 'built-in',
  rules: [
    {
      events: ['repo:push', 'pullrequest:fulfilled'],
      ref: 'branch',
      pattern: '@main',
      environment: 'production',
    },
    {
      events: ['repo:push', 'pullrequest:fulfilled'],
      ref: 'branch',
      pattern: '@development',
      environment: 'development',
    },
  ],
};

/**
 * The rules that Interlynk itself creates when its own integration is connected: the same three
 * for each of its four events. Source: docs.interlynk.io, administration/environment-rules.
 */
export const INTERLYNK_PRESET: RuleSet = {
  origin: 'interlynk-preset',
  rules: [
    { events: EVENT_NAMES, ref: 'branch', pattern: 'main', environment: 'production' },
    { events: EVENT_NAMES, ref: 'branch', pattern: 'develop', environment: 'development' },
    { events: EVENT_NAMES, ref: 'branch', pattern: '*', environment: 'default' },
  ],
};

/** To be shown before INTERLYNK_PRESET is chosen. */
export const INTERLYNK_PRESET_WARNING =
  'With these rules the SBOM of an open, unmerged pull request against main reaches production.';
