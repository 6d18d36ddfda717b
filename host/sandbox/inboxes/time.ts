/** Epoch milliseconds. */
export interface InboxClock {
  now(): number;
}

/** Timers of an inbox; a test passes its own. `set` answers with what takes the timer back. */
export interface InboxTimers {
  set(milliseconds: number, run: () => void): () => void;
}

export const systemTimers: InboxTimers = {
  set: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds);
    return () => {
      clearTimeout(timer);
    };
  },
};

/** Waits by the timers of an inbox. */
export function sleepBy(timers: InboxTimers): (milliseconds: number) => Promise<void> {
  return (milliseconds) =>
    new Promise((resolve) => {
      timers.set(milliseconds, resolve);
    });
}
