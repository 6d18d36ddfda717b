import { documentFacts } from './document-facts';
import type { InboxStorage } from './storage';
import type { InboxClock, InboxTimers } from './types';

export interface VersionJobs {
  /** Works what is due, then waits for the next job. Jobs of an earlier process come first. */
  readonly start: () => void;
  readonly stop: () => void;
  /** Works every job that is due; answers with how many there were. */
  readonly workDue: () => number;
  /** A job was added. */
  readonly added: () => void;
}

/**
 * Makes version records out of uploads, some time after they were accepted, as Interlynk does.
 * The jobs are in the database: what a stopped host has not worked, the next start works.
 */
export function createVersionJobs(
  storage: InboxStorage,
  clock: InboxClock,
  timers: InboxTimers,
): VersionJobs {
  let started = false;
  let takeBack: (() => void) | undefined;

  const arm = (): void => {
    takeBack?.();
    takeBack = undefined;
    const due = storage.nextDue();
    if (!started || due === undefined) return;
    takeBack = timers.set(Math.max(0, due - clock.now()), () => {
      workDue();
      arm();
    });
  };
  const workDue = (): number => {
    const jobs = storage.dueJobs(clock.now());
    for (const uploadId of jobs) work(storage, uploadId, clock.now());
    return jobs.length;
  };

  return {
    start: () => {
      started = true;
      workDue();
      arm();
    },
    stop: () => {
      started = false;
      takeBack?.();
      takeBack = undefined;
    },
    workDue,
    added: arm,
  };
}

function work(storage: InboxStorage, uploadId: string, now: number): void {
  const bytes = storage.document(uploadId);
  const facts = bytes === undefined ? undefined : documentFacts(bytes);
  storage.finish(uploadId, facts, problem(facts), now);
}

/** What Interlynk does with such a document is not documented; the inbox makes no record of it. */
function problem(facts: ReturnType<typeof documentFacts>): string | null {
  if (facts === undefined) return 'Neither CycloneDX JSON nor SPDX JSON.';
  return facts.version === '' ? 'The primary component has no version.' : null;
}
