/** Repositories whose last look failed: they come after the others, and rest longer each time. */
export interface FailingRepositories {
  /** `rests`: whether it is left alone for a while; else it only comes last. */
  note(uuid: string, rests: boolean): void;
  delete(uuid: string): void;
  /** Those that may be looked at now: first all whose last look did not fail. */
  order(uuids: Iterable<string>): string[];
}

const FIRST_MS = 60_000;
const MOST_MS = 15 * 60_000;

/** Gone with the process: the next one looks at all of them once more. */
export function createFailingRepositories(clock: { now(): number }): FailingRepositories {
  const failing = new Map<string, { readonly rest: number; readonly until: number }>();
  return {
    note: (uuid, rests) => {
      const before = failing.get(uuid);
      const rest = before === undefined ? FIRST_MS : Math.min(before.rest * 2, MOST_MS);
      const one = rests
        ? { rest, until: clock.now() + rest }
        : { rest: before?.rest ?? FIRST_MS, until: 0 };
      // Behind those that failed before it.
      failing.delete(uuid);
      failing.set(uuid, one);
    },
    delete: (uuid) => {
      failing.delete(uuid);
    },
    order: (uuids) => {
      const wanted = new Set(uuids);
      const now = clock.now();
      const last = [...failing].flatMap(([uuid, { until }]) =>
        wanted.has(uuid) && until <= now ? [uuid] : [],
      );
      return [...[...wanted].filter((uuid) => !failing.has(uuid)), ...last];
    },
  };
}
