import { mutant } from './mutate';
import { peakMemory } from './peak-memory';
import { runEngine } from './run-engine';
import { allSources } from './sources';

/** What the worker says of each input, one JSON object a line. */
export interface InputReport {
  readonly index: number;
  readonly name: string;
  readonly done: readonly string[];
  readonly bytes: number;
  readonly milliseconds: number;
  /** The most that the whole process had. */
  readonly peakBytes: number;
  readonly outcome?: string;
  readonly error?: string;
}

/** Above this an input is run again: the machine may have been busy. */
const SLOW = 2_000;
/** Garbage of inputs before would be counted as memory of the next one. */
const COLLECT_ABOVE = 130e6;

async function work(corpus: string, seed: number, from: number, to: number): Promise<void> {
  const sources = allSources(corpus);
  const peak = peakMemory();
  for (let index = from; index < to; index += 1) {
    const { name, done, bytes } = mutant(sources, seed, index);
    if (process.memoryUsage.rss() > COLLECT_ABOVE) globalThis.gc?.();
    peak.reset();
    let { milliseconds, ...result } = await timed(bytes);
    const peakBytes = peak.read();
    if (milliseconds > SLOW) ({ milliseconds, ...result } = await timed(bytes));
    const report: InputReport = {
      ...{ index, name, done, bytes: bytes.length, milliseconds, peakBytes },
      ...result,
    };
    process.stdout.write(`${JSON.stringify(report)}\n`);
  }
}

async function timed(bytes: Uint8Array) {
  const start = performance.now();
  const result = await runEngine(bytes).then(
    (outcome) => ({ outcome }),
    (error: unknown) => ({ error: error instanceof Error ? (error.stack ?? '') : String(error) }),
  );
  return { milliseconds: performance.now() - start, ...result };
}

const [corpus = '', seed, from, to] = process.argv.slice(2);
void work(corpus, Number(seed), Number(from), Number(to));
