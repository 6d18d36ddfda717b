import type { LocalHost } from './local-host';

/**
 * The one clock of this process, for host and app alike (both read Date.now), that a test can move
 * on instead of waiting. It goes on by itself as well; nothing ever stands still.
 */
export function movingClock() {
  const real = Date.now.bind(Date);
  let ahead = 0;
  // Not a spy, which would remember every call.
  Date.now = () => real() + ahead;
  return {
    now: () => Date.now(),
    /** Lets the time pass, and the host do what has become due; what was told meanwhile. */
    async pass({ host, settled }: Pick<LocalHost, 'host' | 'settled'>, seconds: number) {
      ahead += seconds * 1000;
      host.platform.wake();
      return settled();
    },
    /** The same, where nobody has to be waited for. */
    skip(milliseconds: number) {
      ahead += milliseconds;
    },
    restore: () => {
      Date.now = real;
    },
  };
}
