/** A clock whose time passes only when told, with timers and time-out signals that go by it. */
export function createVirtualTime(start = Date.UTC(2026, 9, 1)) {
  let now = start;
  let waiting: { readonly at: number; readonly run: () => void }[] = [];

  const set = (milliseconds: number, run: () => void) => {
    const entry = { at: now + milliseconds, run };
    waiting.push(entry);
    return () => {
      waiting = waiting.filter((each) => each !== entry);
    };
  };
  const advance = (milliseconds: number): void => {
    const until = now + milliseconds;
    for (;;) {
      const next = waiting.filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      now = next.at;
      waiting = waiting.filter((each) => each !== next);
      next.run();
    }
    now = until;
  };
  const timeoutSignal = (milliseconds: number): AbortSignal => {
    const controller = new AbortController();
    set(milliseconds, () => {
      controller.abort(new DOMException('Timed out', 'TimeoutError'));
    });
    return controller.signal;
  };
  return { clock: { now: () => now }, timers: { set }, timeoutSignal, advance };
}
export type VirtualTime = ReturnType<typeof createVirtualTime>;

/** Lets everything run that is not waiting for time. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
}
