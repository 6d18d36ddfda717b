import { Presets, SingleBar } from 'cli-progress';
import type { Output } from './streams';

export interface Progress {
  step(): void;
  stop(): void;
}

/** A bar over many files, on a terminal; elsewhere nothing at all. */
export function showProgress(total: number, output: Output | undefined): Progress {
  if (output?.isTTY !== true || total < 2) return { step: nothing, stop: nothing };
  const bar = new SingleBar(
    {
      stream: output,
      clearOnComplete: true,
      hideCursor: true,
      // It would put itself between Ctrl-C and us.
      gracefulExit: false,
      format: '{bar} {value} of {total} files',
      barsize: 30,
    },
    Presets.shades_classic,
  );
  bar.start(total, 0);
  return {
    step: () => {
      bar.increment();
    },
    stop: () => {
      bar.stop();
    },
  };
}

function nothing(): void {
  // Nobody is looking.
}
