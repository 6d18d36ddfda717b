import { ConnectionError } from '../connections/problem';

export interface PollTimer {
  start(): void;
  /** Soon, instead of when it is due. */
  hurry(): void;
  /** Waits for the pass that runs. */
  stop(): Promise<void>;
}

const MOST_MS = 15 * 60 * 1000;
const JITTER = 0.1;
const HURRY_MS = 1000;

/**
 * How long to wait before the next look: the interval and some jitter, so that hosts do not ask in
 * step; after failures twice as long each time, a quarter of an hour at most, and at least what
 * Bitbucket said.
 */
export function pauseAfter(
  intervalMs: number,
  failures: number,
  error: unknown,
  random: number,
): number {
  const pause = Math.min(intervalMs * 2 ** failures, Math.max(MOST_MS, intervalMs));
  const said =
    error instanceof ConnectionError && error.code === 'BITBUCKET_LIMIT'
      ? Number(error.details[0] ?? 0) * 1000
      : 0;
  return Math.max(pause * (1 - JITTER + 2 * JITTER * random), Number.isFinite(said) ? said : 0);
}

/** Calls `pass` again and again, one at a time. */
export function createPollTimer(options: {
  readonly pass: () => Promise<unknown>;
  readonly intervalMs: number;
  readonly onFault: (error: unknown) => void;
}): PollTimer {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  let isOn = false;
  let failures = 0;

  const plan = (milliseconds: number): void => {
    clearTimeout(timer);
    if (!isOn) return;
    timer = setTimeout(() => {
      running = look();
    }, milliseconds);
    timer.unref();
  };
  const look = async (): Promise<void> => {
    let fault: unknown;
    try {
      await options.pass();
      failures = 0;
    } catch (error) {
      fault = error;
      failures += 1;
      options.onFault(error);
    }
    plan(pauseAfter(options.intervalMs, failures, fault, Math.random()));
  };
  return {
    start: () => {
      isOn = true;
      plan(0);
    },
    hurry: () => {
      if (failures === 0) plan(HURRY_MS);
    },
    stop: async () => {
      isOn = false;
      clearTimeout(timer);
      await running;
    },
  };
}
