import { z } from 'zod';
import { environmentRule } from '../core/settings';

/** What the requests and answers of several calls have in common. */
export const uuid = z.string().regex(/^\{?[0-9a-f-]{36}\}?$/i);
export const ref = z.object({ type: z.enum(['branch', 'tag']), name: z.string().min(1).max(255) });
export const ruleSet = z.object({
  origin: z.enum(['repository', 'workspace', 'built-in', 'interlynk-preset']),
  rules: z.array(environmentRule),
});
/** The part of Bitbucket's branching model that rules need. */
export const branchingModel = z.object({
  development: z.string().optional(),
  production: z.string().optional(),
  /** Such as `release/`. */
  prefixes: z.object({
    release: z.string().optional(),
    hotfix: z.string().optional(),
    feature: z.string().optional(),
    bugfix: z.string().optional(),
  }),
});
export const destinationView = z.object({
  id: z.string(),
  kind: z.enum(['interlynk', 'dependency-track', 'https-endpoint']),
  name: z.string(),
  enabled: z.boolean(),
  /** Origin of the address, where the customer has set one: what the app has to be let out to. */
  origin: z.string().optional(),
  hasSecret: z.boolean(),
});
export type DestinationView = z.infer<typeof destinationView>;
