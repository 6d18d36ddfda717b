import { explain, type BridgeError } from '../errors';

const MIN_DELAY_SECONDS = 5;
const GROWTH = 3;
const LONGEST_BACK_OFF_SECONDS = 1800;
/** The longest that the other side can ask for. */
const LONGEST_DELAY_SECONDS = 24 * 3600;
/** Given up after three days, which outlasts a weekend; then it waits for a person. */
export const SPENT_AFTER_MS = 72 * 3600_000;
/** A bound that only something that fails at once again and again can reach. */
export const MAX_ATTEMPTS = 400;

export type NextAttempt =
  | { readonly retry: false }
  | {
      readonly retry: true;
      readonly delaySeconds: number;
      /** The outcome is unknown: look at the destination before sending again. */
      readonly look: boolean;
    };

/**
 * Whether and when to try again after a failure.
 *
 * @param made attempts that were made, the failed one included (from 1), and the time since the
 *   first of them could have been, milliseconds
 * @param random from 0 to 1, spreads the attempts of many deliveries
 *
 * A wait that the other side asks for (Retry-After) is kept to, up to a day. Else the wait grows
 * threefold from 15 s up to half an hour, of which a random half is taken off at most. What a queue
 * cannot wait for is waited for by the schedule.
 */
export function nextAttempt(
  error: BridgeError,
  { attempt, ageMs }: { readonly attempt: number; readonly ageMs: number },
  random: number,
): NextAttempt {
  const { retry } = explain(error.code);
  const isSpent = attempt >= MAX_ATTEMPTS || ageMs >= SPENT_AFTER_MS;
  if (retry === 'never' || isSpent) return { retry: false };
  return {
    retry: true,
    delaySeconds: askedFor(error.retryAfterSeconds) ?? backOff(attempt, random),
    look: retry === 'look-first',
  };
}

function askedFor(seconds: number | undefined): number | undefined {
  if (seconds === undefined || !(seconds > 0)) return undefined;
  return Math.min(LONGEST_DELAY_SECONDS, Math.ceil(seconds));
}

function backOff(attempt: number, random: number): number {
  const longest = Math.min(
    LONGEST_BACK_OFF_SECONDS,
    MIN_DELAY_SECONDS * GROWTH ** Math.max(1, attempt),
  );
  const share = 0.5 + Math.min(1, Math.max(0, random)) / 2;
  return Math.max(MIN_DELAY_SECONDS, Math.round(longest * share));
}
