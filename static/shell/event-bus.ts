import { z } from 'zod';

const subscription = z.object({
  event: z.string().max(200),
  callback: z.object({ __callback: z.number() }),
});
const emission = z.object({ event: z.string().max(200), payload: z.unknown().optional() });
const ending = z.object({ subscription: z.number() });

type Run = (callback: number, payload: unknown) => void;

export interface EventBus {
  /** Answers the number to unsubscribe with. */
  on(scope: 'app' | 'public', input: unknown, run: Run): number;
  off(input: unknown): void;
  emit(scope: 'app' | 'public', input: unknown): void;
}

/** Events between the panels of one page. */
export function createEventBus(): EventBus {
  const listeners = new Map<number, { name: string; callback: number; run: Run }>();
  let last = 0;
  return {
    on(scope, input, run) {
      const { event, callback } = subscription.parse(input);
      last += 1;
      listeners.set(last, { name: `${scope}:${event}`, callback: callback.__callback, run });
      return last;
    },
    off(input) {
      listeners.delete(ending.parse(input).subscription);
    },
    emit(scope, input) {
      const { event, payload } = emission.parse(input);
      for (const { name, callback, run } of listeners.values()) {
        if (name === `${scope}:${event}`) run(callback, payload);
      }
    },
  };
}
