import type { BitbucketSession, OpenBitbucket, RequestLimits } from '../core/bitbucket-ports';
import { bitbucketHeldFor, whileBitbucketWaits } from '../core/delivery/holds';
import { BridgeError, explain, type ErrorCode } from '../core/errors';
import type { Clock } from '../core/ports';
import { backgroundBudget, RequestBudgetSpent } from '../core/request-budget';
import type { HoldStore } from '../core/stores';

export interface BackgroundPorts {
  readonly openBitbucket: OpenBitbucket;
  readonly holds: HoldStore;
  readonly clock: Clock;
}

/** Why a pass ends before its list does: its budget, or what Bitbucket said. */
export type Stopped = ErrorCode | 'budget';
interface Stop {
  readonly kind: 'stopped';
  readonly by: Stopped;
}

/** One invocation's work that nobody waits for, within a budget of Bitbucket requests. */
export interface BackgroundPass {
  readonly session: BitbucketSession;
  /** From here on at most this share of the budget, 0 to 1, and never more than what is left. */
  allow(share: number): void;
  /** The share of the whole budget that is spent. */
  used(): number;
  /**
   * Looks at one repository. `failed`: only that one could not be looked at. Throws what is no
   * failure of Bitbucket's.
   */
  look<T>(
    work: () => Promise<T>,
  ): Promise<
    | { readonly kind: 'done'; readonly value: T }
    | { readonly kind: 'failed'; readonly code: ErrorCode }
    | Stop
  >;
  /** The next entry of a list; undefined at its end. A list that fails ends the pass. */
  next<T>(
    list: AsyncIterator<T, unknown>,
  ): Promise<{ readonly kind: 'done'; readonly value: T | undefined } | Stop>;
}

/** The functions have 300 s; what is left is for saving how far it came. */
const LONGEST_PASS_MS = 240_000;
/** So many repositories in a row that cannot be looked at are Bitbucket's failure, not theirs. */
const FAILURES_IN_A_ROW = 3;
/** These are about the app as a whole. */
const ENDS_ALL: ReadonlySet<ErrorCode> = new Set([
  'BITBUCKET_RATE_LIMITED',
  'BITBUCKET_UNAUTHORIZED',
]);

/**
 * Undefined while Bitbucket's limit is known to be spent. `spentBefore`: requests of an earlier
 * pass that count against the same hour. `budget`: requests an hour, by what Bitbucket says of its
 * limit.
 */
export async function openPass(
  { openBitbucket, holds, clock }: BackgroundPorts,
  spentBefore = 0,
  budget = backgroundBudget,
): Promise<BackgroundPass | undefined> {
  const startedAt = clock.now();
  if (bitbucketHeldFor(await holds.get(), startedAt) > 0) return undefined;
  let share = 1;
  let from = 0;
  let failures = 0;
  const ceiling = (limits: RequestLimits): number => {
    const whole = budget(limits);
    return Math.min(whole - spentBefore, from + Math.ceil(whole * share));
  };
  const session = openBitbucket(
    (limits) =>
      !limits.near && limits.spent < ceiling(limits) && clock.now() - startedAt < LONGEST_PASS_MS,
  );

  return {
    session,
    allow(next) {
      share = next;
      from = session.limits().spent;
    },
    used: () => session.limits().spent / budget(session.limits()),
    async look(work) {
      try {
        const value = await work();
        failures = 0;
        return { kind: 'done', value };
      } catch (error) {
        const known = await bitbucketFailure(error);
        if (known === 'budget') return { kind: 'stopped', by: known };
        failures = explain(known).retry === 'never' ? 0 : failures + 1;
        const isDown = ENDS_ALL.has(known) || failures >= FAILURES_IN_A_ROW;
        return isDown ? { kind: 'stopped', by: known } : { kind: 'failed', code: known };
      }
    },
    async next(list) {
      try {
        const { done, value } = await list.next();
        return { kind: 'done', value: done === true ? undefined : value };
      } catch (error) {
        return { kind: 'stopped', by: await bitbucketFailure(error) };
      }
    },
  };

  /** Throws anything else. What Bitbucket's limit refuses holds back the workspace's runs too. */
  async function bitbucketFailure(error: unknown): Promise<Stopped> {
    if (error instanceof RequestBudgetSpent) return 'budget';
    if (!(error instanceof BridgeError) || !error.code.startsWith('BITBUCKET_')) throw error;
    if (error.code === 'BITBUCKET_RATE_LIMITED') {
      const waits = whileBitbucketWaits(await holds.get(), error.retryAfterSeconds, clock.now());
      await holds.save(waits);
    }
    return error.code;
  }
}
