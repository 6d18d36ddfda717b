/** How many requests looking around may take; the app needs the rest. */
export interface RequestBudget {
  /**
   * False, and nothing taken, where that many are not left, or less than `leaving` would be after
   * it. What comes near to all there ever are at once, or is more, is given when nine tenths of
   * them are there, and the rest is owed; with `leaving`, when all of them are.
   */
  take(requests: number, leaving?: number): boolean;
  /** Were sent already: where they are not left, they are owed. */
  spend(requests: number): void;
}

const HOUR = 60 * 60 * 1000;
/** bitbucket-cloud §4: what a credential may ask for in an hour. */
const HOURLY = { rest: 1000, git: 60_000 } as const;
const SHARE = 0.1;
/**
 * Of what there ever is at once: so much is enough for any look. Less than all, because the list
 * takes the first of a full budget, and a look that asks for all of it would never come after that.
 */
const ENOUGH_SHARE = 0.9;

/** A tenth of the hourly limit, filled up evenly; never more than half an hour's worth at once. */
export function createRequestBudget(
  kind: keyof typeof HOURLY,
  clock: { now(): number },
): RequestBudget {
  const perHour = HOURLY[kind] * SHARE;
  const most = perHour / 2;
  let left = most;
  let at = clock.now();
  const fill = (): void => {
    const now = clock.now();
    left = Math.min(most, left + (Math.max(0, now - at) / HOUR) * perHour);
    at = now;
  };
  return {
    take: (requests, leaving = 0) => {
      fill();
      const needed =
        leaving > 0 ? Math.min(requests + leaving, most) : Math.min(requests, most * ENOUGH_SHARE);
      if (left < needed) return false;
      left -= requests;
      return true;
    },
    spend: (requests) => {
      fill();
      left -= requests;
    },
  };
}
