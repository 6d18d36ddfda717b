/** When the result of an accepted delivery is looked up, in seconds after it. */
export const CONFIRM_AFTER_SECONDS = 30;

/** How long after its time a look may come before the schedule takes it for lost, milliseconds. */
const SWEEP_AFTER_MS = 20 * 60_000;

/** Later than any due time; a due-list never reaches it. */
export const NEVER = Number.MAX_SAFE_INTEGER;

/** By when somebody must have looked, if the next look is due after so many seconds. */
export function sweepAt(now: number, seconds: number): number {
  return now + seconds * 1000 + SWEEP_AFTER_MS;
}
