import { z } from 'zod';
import { COVERAGE_STATES } from '../../core/coverage';
import type { Calls } from '../access';
import { problem } from '../report';

const count = z.number().int();
/** Epoch milliseconds. */
const at = z.number();
const choice = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all') }),
  /** Nothing of theirs has ever arrived. */
  z.object({ kind: z.literal('undelivered') }),
  /** As the table of repositories is filtered. */
  z.object({
    kind: z.literal('filter'),
    search: z.string().max(100).optional(),
    state: z.enum(COVERAGE_STATES).exclude(['excluded']).optional(),
  }),
  /** What failed in the last import. */
  z.object({ kind: z.literal('failed') }),
]);
const person = z.object({
  accountId: z.string(),
  /** Absent where names were not asked for, or Bitbucket does not tell. */
  name: z.string().optional(),
});

const importView = z.object({
  id: z.string(),
  choice,
  phase: z.enum(['running', 'paused', 'cancelled', 'done']),
  startedAt: at,
  startedBy: person,
  /** When it came to its phase, and by whom, where a person brought it there. */
  phaseAt: at,
  phaseBy: person.optional(),
  /** Nothing is begun until then. `share`: its part of the hour is used up; `near`: little is left. */
  wait: z
    .object({
      until: at,
      because: z.enum(['share', 'near', 'problem']),
      problem: problem.optional(),
    })
    .optional(),
  /** Repositories whose documents are on their way. */
  open: count,
  /** Nothing comes of these for a while: a destination or Bitbucket does not take them. */
  heldUp: z.boolean(),
  total: count,
  counts: z.object({
    done: count,
    withoutSbom: count,
    unmapped: count,
    leftOut: count,
    failed: count,
    sboms: count,
    delivered: count,
    branchesLeft: count,
  }),
  /** The first hundred of them. */
  failures: z.array(
    z.object({
      repository: z.string(),
      fullName: z.string(),
      ref: z.string().optional(),
      problem,
    }),
  ),
});

/** The calls of the import of repositories that were there before the app. */
export const IMPORT_CALLS = {
  /** The import that is under way, or the last one; absent = there was none yet. */
  getImport: {
    access: 'workspace-admin',
    request: z.object({
      /** One Bitbucket request for the names of people. */
      names: z.boolean().optional(),
    }),
    answer: z.object({ import: importView.optional() }),
  },
  /** What an import of these repositories would do; asks Bitbucket nothing. */
  planImport: {
    access: 'workspace-admin',
    request: z.object({ choice }),
    answer: z.object({
      repositories: count,
      excluded: count,
      complete: z.boolean(),
      /** The workspace's rules for pushes to branches; null = not sent. */
      rules: z.array(z.object({ pattern: z.string(), environment: z.string().nullable() })),
      destinations: z.array(z.string()),
      requestsPerHour: count,
    }),
  },
  startImport: {
    access: 'workspace-admin',
    request: z.object({ choice }),
    answer: z.object({ import: importView }),
  },
  steerImport: {
    access: 'workspace-admin',
    request: z.object({ id: z.string().max(100), to: z.enum(['pause', 'resume', 'cancel']) }),
    answer: z.object({ import: importView }),
  },
} as const satisfies Calls;
