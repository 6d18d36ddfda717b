import { Presets, SingleBar } from 'cli-progress';

export interface Progress {
  pushed(): void;
  /** Nothing is pushed any more; time passes. */
  round(): void;
  stop(): void;
}

/** A bar over the pushes, on a terminal; elsewhere nothing at all. */
export function showProgress(pushes: number, isShown: boolean): Progress {
  if (!isShown || !process.stderr.isTTY) return { pushed: nothing, round: nothing, stop: nothing };
  let rounds = 0;
  const bar = new SingleBar(
    {
      stream: process.stderr,
      clearOnComplete: true,
      hideCursor: true,
      // It would put itself between Ctrl-C and us.
      gracefulExit: false,
      format: '{bar} {value} of {total} pushes {doing}',
      barsize: 30,
    },
    Presets.shades_classic,
  );
  bar.start(pushes, 0, { doing: '' });
  return {
    pushed: () => {
      bar.increment();
    },
    round: () => {
      rounds += 1;
      bar.update({ doing: `settled for ${String(Math.round(rounds / 4))} h` });
    },
    stop: () => {
      bar.stop();
    },
  };
}

function nothing(): void {
  // Nobody is looking.
}
