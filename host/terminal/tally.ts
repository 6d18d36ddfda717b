import type { FirstPush } from '../sandbox/seed';
import type { EventLine } from './event-line';

const DELIVERED = new Set(['accepted', 'processed', 'unchanged']);

/** Counts what became of events, for the exit code. */
export function createTally() {
  /** Commits that were pushed and have not been heard of. */
  const awaited = new Set<string>();
  const seen = new Set<string>();
  let refused = 0;
  let undelivered = 0;
  return {
    expect(push: FirstPush): void {
      if (push.kind === 'pushed') awaited.add(push.after);
      if (push.kind === 'refused') refused += 1;
    },
    count: (line: EventLine): void => {
      if (line.commit !== undefined) seen.add(line.commit);
      if (line.result !== 'ignored' && !DELIVERED.has(line.result)) undelivered += 1;
    },
    /** Whether something was heard of every push. */
    allHeard: (): boolean => [...awaited].every((commit) => seen.has(commit)),
    allDelivered(): boolean {
      return refused === 0 && undelivered === 0 && [...awaited].every((commit) => seen.has(commit));
    },
  };
}
