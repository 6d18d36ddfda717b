import { explain, type BridgeError, type ErrorCode } from '../errors';

/** How often in a row a destination failed, and until when it is left alone (epoch ms). */
export interface Breaker {
  readonly failures: number;
  readonly until: number;
}

/** What is not asked at the moment, for the whole workspace; one stored value. */
export interface Holds {
  /** Bitbucket's limit of requests is used up until then, epoch milliseconds. */
  readonly bitbucketUntil?: number;
  /** By the id of the destination; absent = all is well. */
  readonly destinations: Readonly<Record<string, Breaker>>;
}
export const NO_HOLDS: Holds = { destinations: {} };

/** Failures in a row after which a destination is left alone. */
const THRESHOLD = 3;
const FIRST_HOLD_SECONDS = 30;
const LONGEST_HOLD_SECONDS = 900;
/** The longest that the other side can ask for. */
const LONGEST_ASKED_SECONDS = 24 * 3600;
/** Bitbucket's limits count by the hour, and its answers rarely say when to come back. */
const BITBUCKET_PAUSE_SECONDS = 300;
const BITBUCKET_HOUR_SECONDS = 3600;
/** A destination that does not answer costs up to 100 s each time: one is enough. */
const WEIGHTS: Readonly<Partial<Record<ErrorCode, number>>> = { DESTINATION_TIMEOUT: THRESHOLD };
/** Whoever tries first after a hold has this long, before others may. */
const PROBE_MS = 120_000;

/** Seconds for which a destination is left alone; 0 = it may be tried. */
export function heldFor(holds: Holds, destination: string, now: number): number {
  return secondsLeft(breakerOf(holds, destination)?.until, now, LONGEST_ASKED_SECONDS);
}

/** Whether the next attempt finds out if a destination is back; it then has to say so first. */
export function isProbe(holds: Holds, destination: string): boolean {
  return (breakerOf(holds, destination)?.failures ?? 0) >= THRESHOLD;
}

/** One attempt is on its way to find out; the others wait for it. */
export function whileProbing(holds: Holds, destination: string, now: number): Holds {
  const failures = breakerOf(holds, destination)?.failures ?? 0;
  return withBreaker(holds, destination, { failures, until: now + PROBE_MS });
}

/** The attempt that was to find out had nothing to ask: the next one does. */
export function afterNoProbe(holds: Holds, destination: string, now: number): Holds {
  const breaker = breakerOf(holds, destination);
  return breaker === undefined
    ? holds
    : withBreaker(holds, destination, { ...breaker, until: now });
}

/**
 * After an attempt that failed. Only what is about the destination as a whole counts: an outage, or
 * its wish to slow down, which holds at once for as long as it says. A refusal is an answer: the
 * destination is there.
 *
 * @param random from 0 to 1, takes off up to a quarter of a hold
 */
export function afterFailure(
  holds: Holds,
  destination: string,
  error: BridgeError,
  now: number,
  random: number,
): Holds {
  if (explain(error.code).retry === 'never') return afterSuccess(holds, destination);
  const before = breakerOf(holds, destination)?.failures ?? 0;
  const failures = before + (WEIGHTS[error.code] ?? 1);
  const asked = Math.min(LONGEST_ASKED_SECONDS, error.retryAfterSeconds ?? 0);
  const over = failures - THRESHOLD;
  const own =
    over < 0 ? 0 : Math.min(LONGEST_HOLD_SECONDS, FIRST_HOLD_SECONDS * 2 ** Math.min(over, 10));
  const seconds = Math.max(asked, own * (1 - random / 4));
  return withBreaker(holds, destination, { failures, until: now + Math.round(seconds * 1000) });
}

/** It answered: nothing holds it back any more. */
export function afterSuccess(holds: Holds, destination: string): Holds {
  if (breakerOf(holds, destination) === undefined) return holds;
  const others = Object.entries(holds.destinations).filter(([id]) => id !== destination);
  return { ...holds, destinations: Object.fromEntries(others) };
}

/** Seconds for which Bitbucket is not asked; 0 = it may be. */
export function bitbucketHeldFor(holds: Holds, now: number): number {
  return secondsLeft(holds.bitbucketUntil, now, LONGEST_ASKED_SECONDS);
}

/** Bitbucket said that its limit is used up, and perhaps for how many seconds. */
export function whileBitbucketWaits(
  holds: Holds,
  asked: number | undefined = BITBUCKET_PAUSE_SECONDS,
  now: number,
): Holds {
  // Longer than a day is no wait but a time of day: its limits are there again within the hour.
  const seconds = asked > LONGEST_ASKED_SECONDS ? BITBUCKET_HOUR_SECONDS : asked;
  return { ...holds, bitbucketUntil: now + seconds * 1000 };
}

/** More than anything is held for was reckoned by a clock that was ahead, and holds nothing. */
function secondsLeft(until: number | undefined, now: number, longest: number): number {
  const seconds = Math.max(0, Math.ceil(((until ?? 0) - now) / 1000));
  return seconds > longest ? 0 : seconds;
}

function breakerOf({ destinations }: Holds, id: string): Breaker | undefined {
  return Object.hasOwn(destinations, id) ? destinations[id] : undefined;
}

function withBreaker(holds: Holds, id: string, breaker: Breaker): Holds {
  return { ...holds, destinations: { ...holds.destinations, [id]: breaker } };
}
