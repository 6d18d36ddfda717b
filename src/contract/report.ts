import { z } from 'zod';
import { DELIVERY_STATES, VERDICT_STATES } from '../core/delivery/types';
import { EVENT_NAMES } from '../core/events/types';

/** A failure or reason as a person reads it; `detail` is hostile text. */
export const problem = z.object({
  code: z.string(),
  sentence: z.string(),
  next: z.string(),
  detail: z.string().optional(),
});
export type Problem = z.infer<typeof problem>;

/** What became of one SBOM file; several destinations make several lines. */
export const documentLine = z.object({
  sbom: z.string(),
  format: z.string().optional(),
  components: z.number().int().optional(),
  /** Quality, 0 to 10. */
  score: z.number().optional(),
  /** What was changed in the document before it was sent, one plain line each. */
  changes: z.array(z.string()).optional(),
  destination: z.string().optional(),
  product: z.string().optional(),
  version: z.string().optional(),
  result: z.enum([...DELIVERY_STATES, 'ignored']),
  /** What the policies of the destination say. */
  verdict: z
    .object({
      state: z.enum(VERDICT_STATES),
      failed: z.number(),
      warned: z.number(),
      policies: z.array(z.string()),
      /** Why it could not be read. */
      problem: problem.optional(),
    })
    .optional(),
  problem: problem.optional(),
});
export type DocumentLine = z.infer<typeof documentLine>;

/**
 * What became of one event. Returned by the trigger and the consumer, where Forge drops it and
 * the host prints it, and by the history resolver.
 */
export const runReport = z.object({
  runId: z.string().optional(),
  event: z.enum(EVENT_NAMES).optional(),
  /** Uuid without braces. */
  repositoryUuid: z.string().optional(),
  /** `workspace/repository` slugs, once known. */
  repository: z.string().optional(),
  ref: z.string().optional(),
  refType: z.enum(['branch', 'tag']).optional(),
  commit: z.string().optional(),
  rule: z.string().optional(),
  environment: z.string().optional(),
  /** `queued` and `waiting` are on the way; the other two are final. */
  state: z.enum(['queued', 'waiting', 'done', 'ignored', 'failed']),
  /** Why it was ignored, failed, or waits. */
  problem: problem.optional(),
  /** Why the report or the build status in Bitbucket could not be written. */
  feedback: problem.optional(),
  documents: z.array(documentLine),
  /** Documents that the history has no room for. */
  omitted: z.number().int().optional(),
  /** A person asked for it with "Forward now"; no event did. */
  byHand: z.boolean().optional(),
  /** An import of the workspace asked for it. */
  imported: z.boolean().optional(),
  /** How often it was worked. */
  attempts: z.number().int().optional(),
  receivedAt: z.number(),
  finishedAt: z.number().optional(),
  /** It has come to its end and not everything arrived that may arrive yet: a person can retry. */
  spent: z.boolean().optional(),
});
export type RunReport = z.infer<typeof runReport>;
