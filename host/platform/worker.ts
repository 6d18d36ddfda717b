/** Where work comes from. */
export interface WorkSource {
  /** Takes the next due piece of work, to be run at once. It settles its own failures. */
  claim(): (() => Promise<void>) | undefined;
  /** When something is due next, epoch milliseconds; may lie in the past. */
  nextDueAt(): number | undefined;
}

export interface Worker {
  /** Something was stored, or the clock was moved. Cheap; work begins in a later turn. */
  wake(): void;
  start(): void;
  /** Takes nothing new, and waits for what runs. */
  stop(): Promise<void>;
  /** Resolves when nothing is due or running. Throws after a stop. */
  idle(): Promise<void>;
  running(): number;
}

export interface WorkerOptions {
  readonly sources: readonly WorkSource[];
  readonly parallelism: number;
  readonly clock: { now(): number };
  /** A fault of the platform itself. */
  readonly onFault: (error: unknown) => void;
}

const LONGEST_TIMER_MS = 2 ** 31 - 1;
/** When something is due that could not be claimed. */
const LOOK_AGAIN_MS = 50;
/** When a source failed, such as on a locked database. */
const AFTER_FAULT_MS = 1000;

/** One loop over the sources, woken by inserts and by a timer for what is due later. */
export function createWorker(options: WorkerOptions): Worker {
  const { sources, parallelism, clock, onFault } = options;
  let started = false;
  let running = 0;
  let planned: NodeJS.Immediate | undefined;
  let timer: NodeJS.Timeout | undefined;
  let waiting: (() => void)[] = [];

  const run = async (work: () => Promise<void>): Promise<void> => {
    running += 1;
    try {
      await work();
    } catch (error) {
      onFault(error);
    } finally {
      running -= 1;
      wake();
    }
  };
  const claim = (): (() => Promise<void>) | undefined => {
    for (const source of sources) {
      const work = source.claim();
      if (work !== undefined) return work;
    }
    return undefined;
  };
  const pass = (): void => {
    planned = undefined;
    if (started) {
      for (let work = next(); work !== undefined; work = next()) void run(work);
      planTimer();
    }
    if (running > 0 || (started && isDue())) return;
    const done = waiting;
    waiting = [];
    for (const resolve of done) resolve();
  };
  const next = (): (() => Promise<void>) | undefined =>
    running < parallelism ? claim() : undefined;
  const dueAt = (): number =>
    Math.min(...sources.map((source) => source.nextDueAt() ?? Number.POSITIVE_INFINITY));
  const isDue = (): boolean => dueAt() <= clock.now();
  const planTimer = (): void => {
    clearTimeout(timer);
    // Where all hands are full, a piece that ends wakes the loop.
    if (running >= parallelism) return;
    const wait = dueAt() - clock.now();
    if (wait === Number.POSITIVE_INFINITY) return;
    // Due and not claimed: it became so since the claim, by a timer that was a moment early, or
    // waits for another of its lane. Nobody else may ever wake the loop for it.
    const pause = wait > 0 ? Math.min(wait, LONGEST_TIMER_MS) : LOOK_AGAIN_MS;
    timer = setTimeout(wake, pause).unref();
  };
  const wake = (): void => {
    planned ??= setImmediate(safePass);
  };
  const safePass = (): void => {
    try {
      pass();
    } catch (error) {
      onFault(error);
      clearTimeout(timer);
      timer = setTimeout(wake, AFTER_FAULT_MS).unref();
    }
  };

  return {
    wake,
    running: () => running,
    start: () => {
      started = true;
      wake();
    },
    stop: async () => {
      started = false;
      clearTimeout(timer);
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
        wake();
      });
    },
    idle: async () => {
      if (!started) throw new Error('The platform is not running.');
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
        wake();
      });
    },
  };
}
