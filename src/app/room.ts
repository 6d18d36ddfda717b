/** What may be held in memory at a time: much that is small, or one thing that is large. */
export interface Room {
  /** Resolves once there is room, with what gives it free again. */
  enter(size: number): Promise<() => void>;
}

/** @param most the sum of the sizes; what is larger is let in alone */
export function createRoom(most: number): Room {
  let held = 0;
  let waiting: (() => void)[] = [];
  return {
    async enter(size) {
      while (held > 0 && held + size > most) {
        await new Promise<void>((wake) => waiting.push(wake));
      }
      held += size;
      return () => {
        held -= size;
        const woken = waiting;
        waiting = [];
        for (const wake of woken) wake();
      };
    },
  };
}
