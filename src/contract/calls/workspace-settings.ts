import { z } from 'zod';
import { workspaceSettings } from '../../core/settings';
import type { Calls } from '../access';
import { destinationView } from '../parts';
import { runReport } from '../report';

/** The calls of the workspace settings page. */
export const WORKSPACE_SETTINGS_CALLS = {
  /** Runs of the whole workspace that wait for a person, newest first. */
  listSpentRuns: {
    access: 'workspace-admin',
    request: z.object({ cursor: z.string().max(2000).optional() }),
    answer: z.object({ runs: z.array(runReport), cursor: z.string().optional() }),
  },
  /** Works them all once more; 50 at a time, until `more` is false. */
  retryWorkspace: {
    access: 'workspace-admin',
    request: z.object({}),
    answer: z.object({ queued: z.number().int(), more: z.boolean() }),
  },
  getWorkspacePage: {
    access: 'workspace-admin',
    request: z.object({}),
    answer: z.object({
      revision: z.number().int(),
      settings: workspaceSettings,
      destinations: z.array(destinationView),
      /** Ids of destinations that are not tried at the moment, and until when (epoch ms). */
      held: z.record(z.string(), z.number()),
    }),
  },
  saveWorkspaceSettings: {
    access: 'workspace-admin',
    request: z.object({ revision: z.number().int(), settings: workspaceSettings }),
    answer: z.object({ revision: z.number().int() }),
  },
  /** Write-only: no call ever returns a secret. */
  saveDestinationSecret: {
    access: 'workspace-admin',
    request: z.object({ id: z.string().max(60), secret: z.string().trim().min(1).max(4096) }),
    answer: z.object({}),
  },
  testDestination: {
    access: 'workspace-admin',
    request: z.object({ id: z.string().max(60) }),
    answer: z.object({
      ok: z.boolean(),
      /** `code`: of the failure that the line tells. */
      lines: z.array(z.object({ ok: z.boolean(), text: z.string(), code: z.string().optional() })),
    }),
  },
} as const satisfies Calls;
