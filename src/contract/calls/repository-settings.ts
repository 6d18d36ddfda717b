import { z } from 'zod';
import { EVENT_NAMES } from '../../core/events/types';
import { environmentRule, GATES, repositorySettings } from '../../core/settings';
import type { Calls } from '../access';
import { branchingModel, destinationView, ref, ruleSet, uuid } from '../parts';

/** Where a repository chooses destinations, it chooses one: else nothing could arrive anywhere. */
const chosenSettings = repositorySettings.superRefine(({ destinations }, context) => {
  if (destinations?.length === 0) {
    const message = 'Choose at least one destination.';
    context.addIssue({ code: 'custom', path: ['destinations'], message });
  }
});

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
      feedback: z.object({
        report: z.boolean(),
        buildStatus: z.boolean(),
        comment: z.boolean(),
        gate: z.enum(GATES),
      }),
      destinations: z.array(destinationView),
      /** The workspace leaves the repository out. */
      excluded: z.boolean(),
      workspaceAdmin: z.boolean(),
    }),
  },
  saveRepositorySettings: {
    access: 'repository-admin',
    request: z.object({
      repository: uuid,
      revision: z.number().int(),
      settings: chosenSettings,
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
      /** The workspace leaves the repository out: nothing is sent, whatever the rules say. */
      excluded: z.boolean(),
    }),
  },
  /** Where the branches stand, the main branch first, then those that changed last. */
  listBranches: {
    access: 'repository-admin',
    request: z.object({ repository: uuid }),
    answer: z.object({
      branches: z.array(
        z.object({ name: z.string(), hash: z.string(), date: z.number().optional() }),
      ),
      /** Whether these are all that there are. */
      complete: z.boolean(),
      mainBranch: z.string().optional(),
      model: branchingModel,
    }),
  },
  /** The files of a commit, for the patterns on screen to be tried on. */
  listFiles: {
    access: 'repository-admin',
    request: z.object({ repository: uuid, commit: z.string().regex(/^[0-9a-f]{40}$/i) }),
    answer: z.object({ paths: z.array(z.string()), complete: z.boolean() }),
  },
} as const satisfies Calls;
