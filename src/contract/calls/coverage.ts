import { z } from 'zod';
import { COVERAGE_STATES } from '../../core/coverage';
import type { Calls } from '../access';
import { problem } from '../report';

const count = z.number().int();

/** The calls of the workspace's table of repositories. */
export const COVERAGE_CALLS = {
  /** Repositories by name, page by page, with what their runs have come to. */
  listCoverage: {
    access: 'workspace-admin',
    request: z.object({
      /** Part of a name or project key. */
      search: z.string().max(100).optional(),
      state: z.enum(COVERAGE_STATES).optional(),
      /** Counted from 0. */
      page: z.number().int().min(0).max(10_000),
    }),
    answer: z.object({
      rows: z.array(
        z.object({
          repository: z.string(),
          fullName: z.string(),
          project: z.string().optional(),
          state: z.enum(COVERAGE_STATES),
          /** Chosen by hand, by project or name, or in the settings of the repository. */
          excludedBy: z.enum(['hand', 'rule', 'repository']).optional(),
          /** Chosen by hand to take part. */
          includedByHand: z.boolean(),
          /** Epoch milliseconds: when a destination was last known to hold what was found. */
          deliveredAt: z.number().optional(),
          /** When the last run of a mapped branch or tag ended. */
          at: z.number().optional(),
          failing: z.array(z.object({ ref: z.string(), problem })),
        }),
      ),
      /** Rows that search and state leave, on all pages. */
      total: count,
      /** Of all repositories, whatever was searched for. */
      counts: z.record(z.enum(COVERAGE_STATES), count),
      /** False where there are more repositories than are looked at. */
      complete: z.boolean(),
    }),
  },
} as const satisfies Calls;
