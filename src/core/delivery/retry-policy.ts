import { explain, type BridgeError } from '../errors';

/** Forge's queue takes no longer delay. https://developer.atlassian.com/platform/forge/runtime-reference/async-events-api/ */
const MAX_DELAY_SECONDS = 900;
const MIN_DELAY_SECONDS = 5;
const GROWTH = 3;
/** With the delays below: given up after five to nine hours, which outlasts most outages. */
export const MAX_ATTEMPTS = 40;

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
 * @param attempt how many attempts were made, the failed one included (from 1)
 * @param random from 0 to 1, spreads the attempts of many deliveries
 *
 * A wait that the other side asks for (Retry-After) is kept to, as far as the queue can wait. Else
 * the wait grows threefold from 15 s up to 900 s, of which a random half is taken off at most.
 */
export function nextAttempt(error: BridgeError, attempt: number, random: number): NextAttempt {
  const { retry } = explain(error.code);
  if (retry === 'never' || attempt >= MAX_ATTEMPTS) return { retry: false };
  return {
    retry: true,
    delaySeconds: askedFor(error.retryAfterSeconds) ?? backOff(attempt, random),
    look: retry === 'look-first',
  };
}

function askedFor(seconds: number | undefined): number | undefined {
  if (seconds === undefined || !(seconds > 0)) return undefined;
  return Math.min(MAX_DELAY_SECONDS, Math.ceil(seconds));
}

function backOff(attempt: number, random: number): number {
  const longest = Math.min(MAX_DELAY_SECONDS, MIN_DELAY_SECONDS * GROWTH ** Math.max(1, attempt));
  const share = 0.5 + Math.min(1, Math.max(0, random)) / 2;
  return Math.max(MIN_DELAY_SECONDS, Math.round(longest * share));
}
