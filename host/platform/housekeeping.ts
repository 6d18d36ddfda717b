import type { WorkSource } from './worker';

const HOUR = 60 * 60 * 1000;

/** Calls `clean` once an hour, as work like any other. The start of the platform cleans first. */
export function createHousekeeping(clock: { now(): number }, clean: () => void): WorkSource {
  let nextAt = clock.now() + HOUR;
  return {
    nextDueAt: () => nextAt,
    claim: () => {
      if (clock.now() < nextAt) return undefined;
      nextAt = clock.now() + HOUR;
      return () =>
        new Promise((resolve) => {
          clean();
          resolve();
        });
    },
  };
}
