import { z } from 'zod';
import { EVENT_NAMES } from '../../core/events/types';
import { environmentRule, repositorySettings } from '../../core/settings';
import type { Calls } from '../access';
import { destinationView, ref, ruleSet, uuid } from '../parts';
import { runReport } from '../report';

/** The calls of the repository settings page. */
export const REPOSITORY_SETTINGS_CALLS = {
  getRepositoryPage: {
    access: 'repository-admin',
    request: z.object({ repository: uuid }),
    answer: z.object({
      repository: z.object({
        uuid: z.string(),
        fullName: z.string(),
        mainBranch: z.string().optional(),
      }),
      revision: z.number().int(),
      settings: repositorySettings,
      /** The rules behind the repository's own, in order. */
      inherited: z.array(ruleSet),
      /** In force where the repository says nothing. */
      patterns: z.array(z.string()),
      excludes: z.array(z.string()),
      productTemplate: z.string(),
      destinations: z.array(destinationView),
      workspaceAdmin: z.boolean(),
    }),
  },
  saveRepositorySettings: {
    access: 'repository-admin',
    request: z.object({
      repository: uuid,
      revision: z.number().int(),
      settings: repositorySettings,
    }),
    answer: z.object({ revision: z.number().int() }),
  },
  previewEnvironment: {
    access: 'repository-admin',
    /** `rules`: the unsaved rules on screen; without them the saved ones. */
    request: z.object({
      repository: uuid,
      event: z.enum(EVENT_NAMES),
      ref,
      rules: z.array(environmentRule).max(100).optional(),
    }),
    answer: z.object({
      kind: z.enum(['send', 'do-not-send', 'no-rule']),
      environment: z.string().optional(),
      rule: z.string().optional(),
    }),
  },
  listRuns: {
    access: 'repository-admin',
    request: z.object({ repository: uuid, cursor: z.string().max(2000).optional() }),
    answer: z.object({ runs: z.array(runReport), cursor: z.string().optional() }),
  },
  /** Works a run of the history once more, by the rules and settings of now. */
  retryRun: {
    access: 'repository-admin',
    request: z.object({ repository: uuid, runId: z.string().regex(/^[0-9a-f]{64}$/) }),
    answer: z.object({}),
  },
  /** Works all runs of the repository once more that wait for a person; 50 at a time. */
  retryRepository: {
    access: 'repository-admin',
    request: z.object({ repository: uuid }),
    answer: z.object({ queued: z.number().int(), more: z.boolean() }),
  },
} as const satisfies Calls;
