import { z } from 'zod';
import type { Outcome } from '../invoke';

/** What happens to a task after an invocation. */
export type Decision =
  | { readonly kind: 'done' }
  | {
      readonly kind: 'retry';
      readonly delaySeconds: number;
      readonly reason: string;
      readonly data: unknown;
    }
  | { readonly kind: 'dead'; readonly reason: string };

/** A queue tries for 24 hours (the vendor's retention window). */
export const RETENTION_MS = 24 * 60 * 60 * 1000;
const MAX_DELAY_SECONDS = 900;
const MAX_RETRY_DATA_BYTES = 4 * 1024;
/** A product event is retried at most four times. */
const MAX_EVENT_RETRIES = 4;

/** A returned InvocationError. Its constructor yields a plain object, so the shape is the mark. */
const invocationError = z.object({
  _retry: z.literal(true),
  retryOptions: z
    .object({
      retryAfter: z.number().optional(),
      retryReason: z.string().optional(),
      retryData: z.unknown().optional(),
    })
    .optional(),
});

interface Progress {
  readonly attempt: number;
  readonly firstAt: number;
  readonly now: number;
}

/**
 * A queue's event: a returned InvocationError is retried as it asks, a throw or time-out with
 * back-off from 1 s to 15 min, both until the 24 hours since its first delivery are over.
 */
export function decideEvent(outcome: Outcome, progress: Progress): Decision {
  const wish = retryOf(outcome, progress.attempt);
  if (wish.kind !== 'retry') return wish;
  const next = progress.now + wish.delaySeconds * 1000;
  if (next <= progress.firstAt + RETENTION_MS) return wish;
  return { kind: 'dead', reason: `retries for 24 hours: ${wish.reason}` };
}

/**
 * A product event: an InvocationError or a time-out (the vendor's "platform level" error) is
 * retried up to four times; a throw is the app's error and ends it, as on Forge.
 */
export function decideTrigger(outcome: Outcome, progress: Progress): Decision {
  if (outcome.kind === 'threw') return { kind: 'dead', reason: outcome.error.name };
  const wish = retryOf(outcome, progress.attempt);
  if (wish.kind !== 'retry' || progress.attempt < MAX_EVENT_RETRIES) return wish;
  return { kind: 'dead', reason: `${MAX_EVENT_RETRIES} retries: ${wish.reason}` };
}

function retryOf(outcome: Outcome, attempt: number): Decision {
  if (outcome.kind !== 'returned') {
    return {
      kind: 'retry',
      delaySeconds: Math.min(2 ** Math.min(attempt, 10), MAX_DELAY_SECONDS),
      reason:
        outcome.kind === 'timed-out' ? 'FUNCTION_TIME_OUT' : 'FUNCTION_PLATFORM_UNKNOWN_ERROR',
      data: undefined,
    };
  }
  const asked = invocationError.safeParse(outcome.value);
  if (!asked.success) return { kind: 'done' };
  const { retryAfter = 1, retryReason, retryData } = asked.data.retryOptions ?? {};
  return {
    kind: 'retry',
    delaySeconds: Math.min(Math.max(retryAfter, 1), MAX_DELAY_SECONDS),
    reason: retryReason ?? 'FUNCTION_RETRY_REQUEST',
    data: fittingData(retryData),
  };
}

/** Data beyond 4 KB is not carried over. */
function fittingData(data: unknown): unknown {
  if (data === undefined) return undefined;
  return Buffer.byteLength(JSON.stringify(data)) <= MAX_RETRY_DATA_BYTES ? data : undefined;
}
