import { z } from 'zod';
import { EVENT_NAMES } from '../core/events/types';
import { environmentRule, repositorySettings, workspaceSettings } from '../core/settings';
import { problem, runReport } from './report';

const uuid = z.string().regex(/^\{?[0-9a-f-]{36}\}?$/i);
const ref = z.object({ type: z.enum(['branch', 'tag']), name: z.string().min(1).max(255) });
const ruleSet = z.object({
  origin: z.enum(['repository', 'workspace', 'built-in', 'interlynk-preset']),
  rules: z.array(environmentRule),
});
const destinationView = z.object({
  id: z.string(),
  kind: z.enum(['interlynk', 'dependency-track', 'https-endpoint']),
  name: z.string(),
  enabled: z.boolean(),
  /** Origin of the address, where the customer has set one: what the app has to be let out to. */
  origin: z.string().optional(),
  hasSecret: z.boolean(),
});
export type DestinationView = z.infer<typeof destinationView>;

/** Who may call: checked on the server, at Bitbucket, on each call. */
export type Access = 'repository-admin' | 'workspace-admin';

/** Every call of the panels: its name is the resolver's function key. */
export const CALLS = {
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
      lines: z.array(z.object({ ok: z.boolean(), text: z.string() })),
    }),
  },
} as const satisfies Record<string, { access: Access; request: z.ZodType; answer: z.ZodType }>;

export type CallName = keyof typeof CALLS;
export type CallRequest<N extends CallName> = z.input<(typeof CALLS)[N]['request']>;
export type CallAnswer<N extends CallName> = z.output<(typeof CALLS)[N]['answer']>;

/** Every resolver answers with one of these. `fields`: messages by path, such as `rules.2.pattern`. */
export const refusal = z.object({
  ok: z.literal(false),
  problem,
  fields: z.record(z.string(), z.string()).optional(),
  /** SETTINGS_STALE: the names of what somebody else changed. */
  changed: z.array(z.string()).optional(),
});
export type Refusal = z.infer<typeof refusal>;
export type Reply<T> = { ok: true; data: T } | Refusal;
