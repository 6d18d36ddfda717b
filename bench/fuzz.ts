import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Presets, SingleBar } from 'cli-progress';
import { bundleTo, ROOT } from './bundle';
import { mutant } from './fuzz/mutate';
import { runWorker } from './fuzz/run-worker';
import { allSources } from './fuzz/sources';
import { createTotals } from './fuzz/totals';

const CORPUS = join(ROOT, '../shared/data/sboms');
const OUT = join(ROOT, 'build/fuzz');
/** Inputs for one process. */
const CHUNK = 500;

const HELP = `Sends mutated SBOMs through the engine: none may crash it, take 2 s or 300 MB.

  npm run fuzz -- [--runs 10000] [--seed 1] [--from 0]

  --runs NUMBER   how many inputs
  --seed NUMBER   the same seed makes the same inputs
  --from NUMBER   where to go on, or with --runs 1 which one to look at

Inputs that fail are kept in build/fuzz. Exit code 1 if there are any.
`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      runs: { type: 'string', default: '10000' },
      seed: { type: 'string', default: '1' },
      from: { type: 'string', default: '0' },
      help: { type: 'boolean', default: false },
    },
  });
  const [runs, seed, first] = [Number(values.runs), Number(values.seed), Number(values.from)];
  if (values.help || ![runs, seed, first].every((number) => Number.isSafeInteger(number))) {
    process.stdout.write(HELP);
    return values.help ? 0 : 2;
  }
  mkdirSync(OUT, { recursive: true });
  const worker = await bundleTo('bench/fuzz/worker.ts', 'build/fuzz/worker.cjs');
  const sources = allSources(CORPUS);
  const totals = createTotals((index, failure) => {
    const { bytes, name, done } = mutant(sources, seed, index);
    const file = join(OUT, `${seed}-${index}`);
    writeFileSync(file, bytes);
    writeFileSync(`${file}.txt`, `${name}\n${done.join(', ')}\n${failure}\n`);
  });
  const bar = new SingleBar(
    { format: '{bar} {value} of {total} inputs, {eta_formatted} left', noTTYOutput: false },
    Presets.shades_classic,
  );
  bar.start(runs, 0);
  const end = first + runs;
  let from = first;
  while (from < end) {
    const to = Math.min(end, from + CHUNK);
    const died = await runWorker({ worker, corpus: CORPUS, seed, from, to }, (report) => {
      totals.add(report);
      bar.increment();
    });
    if (died !== undefined) {
      totals.died(died.diedAt, died.why);
      bar.increment();
    }
    from = died === undefined ? to : died.diedAt + 1;
  }
  bar.stop();
  process.stdout.write(totals.text({ sources: sources.length, seed, first, end }));
  return totals.failures() > 0 ? 1 : 0;
}

void main().then((code) => {
  process.exitCode = code;
});
