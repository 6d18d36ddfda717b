/** Wrong tokens from one address that cost nothing. */
const FREE = 5;
const FIRST_WAIT_MS = 10_000;
const LONGEST_WAIT_MS = 15 * 60_000;
/** Addresses that are remembered; the oldest are forgotten first. */
const REMEMBERED = 10_000;

interface Failures {
  readonly count: number;
  readonly until: number;
}

/** Slows down who guesses: after a few wrong tokens each one more doubles the wait. */
export interface Throttle {
  /** Seconds until this address may try again; 0 = now. */
  wait(address: string): number;
  failed(address: string): void;
  succeeded(address: string): void;
}

export function createThrottle(clock: { now(): number }): Throttle {
  const failures = new Map<string, Failures>();
  return {
    wait: (address) => {
      const left = (failures.get(address)?.until ?? 0) - clock.now();
      return Math.max(0, Math.ceil(left / 1000));
    },
    failed: (address) => {
      const count = (failures.get(address)?.count ?? 0) + 1;
      const wait = count < FREE ? 0 : FIRST_WAIT_MS * 2 ** Math.min(count - FREE, 20);
      failures.delete(address);
      failures.set(address, { count, until: clock.now() + Math.min(wait, LONGEST_WAIT_MS) });
      const [oldest] = failures.keys();
      if (failures.size > REMEMBERED && oldest !== undefined) failures.delete(oldest);
    },
    succeeded: (address) => {
      failures.delete(address);
    },
  };
}
