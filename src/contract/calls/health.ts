import { z } from 'zod';
import { AUDIT_ACTIONS } from '../../core/audit';
import type { Calls } from '../access';
import { problem } from '../report';

const at = z.number();
/** `atLeast`: there may be more than were counted. */
const counted = z.object({ count: z.number().int(), atLeast: z.boolean() });

/** The calls of the workspace's health and of its list of changes. */
export const HEALTH_CALLS = {
  getHealth: {
    access: 'workspace-admin',
    request: z.object({}),
    answer: z.object({
      runs: z.object({
        /** Not begun. */
        queued: counted,
        /** Another attempt follows by itself. */
        waiting: counted,
        /** Came to their end before everything arrived: a person has to look. */
        spent: counted,
        /** When the oldest that is queued or waits was received; epoch milliseconds. */
        oldestAt: at.optional(),
      }),
      /** Destinations that are not tried at the moment, and until when. */
      held: z.array(
        z.object({ id: z.string(), name: z.string(), until: at, failures: z.number().int() }),
      ),
      reconcile: z.object({
        /** The last pass, and the last one that looked at all that had changed. */
        at: at.optional(),
        completeAt: at.optional(),
        complete: z.boolean(),
        /** Why the last pass ended early; absent = by its own budget, or not at all. */
        problem: problem.optional(),
      }),
      bitbucket: z.object({
        /** The limit is used up until then. */
        heldUntil: at.optional(),
        /** At the last pass little of it was left. */
        near: z.boolean(),
        /** Requests an hour, where Bitbucket said it; and what the last pass made of them. */
        limit: z.number().int().optional(),
        spent: z.number().int().optional(),
      }),
    }),
  },
  /** Who changed what and when, newest first. */
  listAudit: {
    access: 'workspace-admin',
    request: z.object({ cursor: z.string().max(2000).optional() }),
    answer: z.object({
      entries: z.array(
        z.object({
          id: z.string(),
          at,
          accountId: z.string(),
          /** Absent where Bitbucket does not tell. */
          name: z.string().optional(),
          action: z.enum(AUDIT_ACTIONS),
          /** Of a repository: its name, else its uuid. Absent: the workspace. */
          repository: z.string().optional(),
          changed: z.array(z.string()),
        }),
      ),
      cursor: z.string().optional(),
    }),
  },
} as const satisfies Calls;
