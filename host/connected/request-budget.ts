/** How many requests looking around may take; the app needs the rest. */
export interface RequestBudget {
  /** False, and nothing taken, where that many are not left. */
  take(requests: number): boolean;
}

const HOUR = 60 * 60 * 1000;
/** bitbucket-cloud §4: what a credential may ask for in an hour. */
const HOURLY = { rest: 1000, git: 60_000 } as const;
const SHARE = 0.1;

/** A tenth of the hourly limit, filled up evenly; never more than half an hour's worth at once. */
export function createRequestBudget(
  kind: keyof typeof HOURLY,
  clock: { now(): number },
): RequestBudget {
  const perHour = HOURLY[kind] * SHARE;
  const most = perHour / 2;
  let left = most;
  let at = clock.now();
  return {
    take: (requests) => {
      const now = clock.now();
      left = Math.min(most, left + (Math.max(0, now - at) / HOUR) * perHour);
      at = now;
      if (left < requests) return false;
      left -= requests;
      return true;
    },
  };
}
