/**
 * The deliveries of one run: those to one destination one after the other, in the order in which
 * they are asked for, so that none waits for another destination.
 */
export interface DeliveryLanes {
  /** Undefined = not begun: there is no time left, or the run has failed. */
  deliver<T>(destination: string, work: () => Promise<T>): Promise<T | undefined>;
  /** Whether anything more may be begun. */
  isOpen(): boolean;
  /** Begins nothing any more: the run has failed. */
  close(): void;
}

/** @param isTime whether there is time to begin another delivery */
export function createDeliveryLanes(isTime: () => boolean): DeliveryLanes {
  const ends = new Map<string, Promise<unknown>>();
  let hasFailed = false;
  const isOpen = (): boolean => !hasFailed && isTime();
  const close = (): void => {
    hasFailed = true;
  };
  return {
    isOpen,
    close,
    deliver(destination, work) {
      const before = ends.get(destination) ?? Promise.resolve();
      const mine = before.then(() => (isOpen() ? work() : undefined));
      ends.set(destination, mine.catch(close));
      return mine;
    },
  };
}
