import type { z } from 'zod';
import type { EnvironmentRule } from '../core/environments/types';
import type { environmentRule } from '../core/settings';

/** A rule as answers hold it: with lists of its own. */
export function ruleToView({
  destinations,
  ...rule
}: EnvironmentRule): z.infer<typeof environmentRule> {
  return {
    ...rule,
    events: [...rule.events],
    ...(destinations && { destinations: [...destinations] }),
  };
}
