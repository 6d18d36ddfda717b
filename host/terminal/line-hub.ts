import type { InvocationRecord } from '../platform/types';
import { toEventLines, type EventLine } from './event-line';
import { reportOf } from './report-of';

export type LineListener = (line: EventLine) => void;

/** Tells listeners the lines of every invocation that has something to tell. */
export function createLineHub(clock: { now(): number }) {
  const listeners = new Set<LineListener>();
  return {
    tell(record: InvocationRecord): void {
      const report = reportOf(record);
      if (report === undefined) return;
      for (const line of toEventLines(report, clock.now())) {
        for (const listener of listeners) listener(line);
      }
    },
    /** Returns what ends the subscription. */
    subscribe(listener: LineListener): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
export type LineHub = ReturnType<typeof createLineHub>;
