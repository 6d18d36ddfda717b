import { z } from 'zod';
import type { Calls } from '../access';
import { uuid } from '../parts';
import { runReport } from '../report';
import { runFilter } from '../run-filter';

/** The calls of the delivery history of one repository. */
export const DELIVERY_HISTORY_CALLS = {
  /** Newest first. */
  listRuns: {
    access: 'repository-admin',
    request: z.object({
      repository: uuid,
      cursor: z.string().max(2000).optional(),
      filter: runFilter.optional(),
    }),
    answer: z.object({
      runs: z.array(runReport),
      cursor: z.string().optional(),
      /**
       * With a filter: how many runs this call looked through, and when the oldest of them was
       * received; a call looks through so many only, and the cursor goes on there.
       */
      looked: z.object({ runs: z.number().int(), backTo: z.number().optional() }).optional(),
    }),
  },
  /** How many runs of the repository wait for a person; `mayBeMore`: not all could be counted. */
  countWaiting: {
    access: 'repository-admin',
    request: z.object({ repository: uuid }),
    answer: z.object({ waiting: z.number().int(), mayBeMore: z.boolean() }),
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
  /**
   * Makes a run as if `commit`, or else the head of the branch, had just been pushed to it, by the
   * rules that are saved. `not-sent`: no rule sends pushes to that branch, and there is no run;
   * `rule` is the one that says so, absent where none matches.
   */
  forwardNow: {
    access: 'repository-admin',
    request: z.object({
      repository: uuid,
      branch: z.string().min(1).max(255),
      commit: z
        .string()
        .regex(/^[0-9a-f]{7,40}$/i)
        .optional(),
    }),
    answer: z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('queued'),
        runId: z.string(),
        commit: z.string(),
        environment: z.string(),
      }),
      z.object({ kind: z.literal('not-sent'), rule: z.string().optional() }),
    ]),
  },
} as const satisfies Calls;
