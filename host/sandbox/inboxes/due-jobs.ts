import { isBusy } from '../../database';
import type { InboxClock, InboxTimers } from './time';

export interface DueJobs {
  /** Works what is due, then waits for the next job. Jobs of an earlier process come first. */
  readonly start: () => void;
  readonly stop: () => void;
  /** Works every job that is due; answers with how many there were. */
  readonly workDue: () => number;
  /** A job was added. */
  readonly added: () => void;
}

/** Where jobs are kept: what a stopped host has not worked, the next start works. */
export interface JobStorage {
  /** Ids of what is due, oldest first. */
  dueJobs(now: number): readonly string[];
  /** When the next job is due, epoch milliseconds; undefined where none waits. */
  nextDue(): number | undefined;
}

/** How long to wait for a database that another process holds, before it is asked again. */
const BUSY_PAUSE_MS = 500;

/** Works on uploads some time after they were accepted, as the platforms do. */
export function createDueJobs({
  storage,
  clock,
  timers,
  work,
}: {
  readonly storage: JobStorage;
  readonly clock: InboxClock;
  readonly timers: InboxTimers;
  /** Has to end the job, or it stays due. */
  readonly work: (id: string, now: number) => void;
}): DueJobs {
  let started = false;
  let takeBack: (() => void) | undefined;

  const arm = (): void => {
    const due = storage.nextDue();
    if (due !== undefined) workAfter(Math.max(0, due - clock.now()));
    else forget();
  };
  const forget = (): void => {
    takeBack?.();
    takeBack = undefined;
  };
  const workAfter = (milliseconds: number): void => {
    forget();
    if (!started) return;
    takeBack = timers.set(milliseconds, () => {
      try {
        workDue();
        arm();
      } catch (error) {
        // Nobody waits for this: thrown on, it would end the host.
        if (!isBusy(error)) throw error;
        workAfter(BUSY_PAUSE_MS);
      }
    });
  };
  const workDue = (): number => {
    const jobs = storage.dueJobs(clock.now());
    for (const id of jobs) work(id, clock.now());
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
      forget();
    },
    workDue,
    added: arm,
  };
}
