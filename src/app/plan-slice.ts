import { isLeft, type Import } from '../core/import';

/** Bitbucket's limits count by the hour. */
export const HOUR_MS = 3600_000;
/** Runs under way at a time: what a destination cannot take now must not pile up before it. */
const MOST_OPEN = 25;
/** Seconds between looks at runs that are under way; longer while nothing comes of them. */
const LOOKS = [3, 5, 10, 20, 40, 80, 160, 300];
/** The longest that a queue holds a job back; more is waited for by the schedule. */
const LONGEST_DELAY_SECONDS = 900;
/** By then something went wrong with the job, and the schedule sends another. */
export const SLICE_GRACE_MS = 10 * 60_000;

export interface PlannedSlice {
  readonly value: Import;
  /** Of the job for the next slice; absent = none is to be sent now. */
  readonly delaySeconds?: number;
}

/** Whether another repository may be begun beside those that are under way. */
export function hasRoom({ open }: Pick<Import, 'open'>): boolean {
  return open.reduce((sum, { runs }) => sum + runs.length, 0) < MOST_OPEN;
}

/** What follows a slice. `isIdle`: it brought nothing new. */
export function planSlice(value: Import, now: number, isIdle: boolean): PlannedSlice {
  const { dueAt: _due, ...rest } = { ...value, idle: isIdle ? value.idle + 1 : 0 };
  const isOpen = rest.open.length > 0;
  const isRunning = rest.phase === 'running';
  if (!isOpen && isRunning && !isLeft(rest)) return { value: finished(rest, now) };
  const mayBegin = isRunning && isLeft(rest) && hasRoom(rest);
  const begin = mayBegin ? secondsUntil(rest.wait?.until, now) : Number.POSITIVE_INFINITY;
  const look = isOpen ? (LOOKS[rest.idle] ?? 300) : Number.POSITIVE_INFINITY;
  const seconds = Math.min(begin, look);
  // Paused, or cancelled: whoever resumes it sees to the next one.
  if (!Number.isFinite(seconds)) return { value: rest };
  const next = { ...rest, slice: rest.slice + 1 };
  const at = now + seconds * 1000;
  return seconds > LONGEST_DELAY_SECONDS
    ? { value: { ...next, dueAt: at } }
    : { value: { ...next, dueAt: at + SLICE_GRACE_MS }, delaySeconds: seconds };
}

function finished({ wait: _wait, phaseBy: _by, ...rest }: Import, now: number): Import {
  return { ...rest, phase: 'done', phaseAt: now, idle: 0 };
}

function secondsUntil(until: number | undefined, now: number): number {
  return Math.max(1, Math.ceil(((until ?? 0) - now) / 1000));
}
