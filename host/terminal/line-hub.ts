import type { InvocationRecord } from '../platform/types';
import { toEventLines, type EventLine } from './event-line';
import { reportOf } from './report-of';

export type LineListener = (line: EventLine) => void;

/** `workspace/repository` of a repository uuid, where the host knows it. */
export type NameOf = (uuid: string) => string | undefined;

/** Tells listeners the lines of every invocation that has something to tell. */
export function createLineHub(clock: { now(): number }, nameOf: NameOf) {
  const listeners = new Set<LineListener>();
  return {
    tell(record: InvocationRecord): void {
      const report = reportOf(record);
      if (report === undefined) return;
      const named = report.repository ?? nameOf(report.repositoryUuid ?? '');
      const told = named === undefined ? report : { ...report, repository: named };
      for (const line of toEventLines(told, clock.now())) {
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
