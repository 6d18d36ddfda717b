import { HELP, OptionError, readOptions, type ChaosOptions } from './options';
import { makePlan } from './plan/make-plan';
import { showProgress } from './progress';
import { isClean, toJson } from './result';
import { runChaos } from './run-chaos';
import { toText } from './to-text';

async function run(options: ChaosOptions): Promise<number> {
  const stop = new AbortController();
  const end = (): void => {
    stop.abort(new Interrupted());
  };
  process.once('SIGINT', end).once('SIGTERM', end);
  const progress = showProgress(options.pushes, !options.json);
  try {
    const { result, history } = await runChaos({
      plan: makePlan(options),
      progress,
      signal: stop.signal,
      keepAlways: options.keep,
      onKept: (folder) => {
        process.stderr.write(`Kept: ${folder}\n`);
      },
    });
    progress.stop();
    process.stdout.write(
      options.json ? `${JSON.stringify(toJson(result))}\n` : toText(result, history),
    );
    return isClean(result) ? 0 : 1;
  } finally {
    progress.stop();
  }
}

/** A person has had enough. */
class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

async function main(): Promise<number> {
  try {
    const options = readOptions(process.argv.slice(2));
    if (options !== undefined) return await run(options);
    process.stdout.write(HELP);
    return 0;
  } catch (error) {
    if (error instanceof Interrupted || (error instanceof Error && error.name === 'AbortError')) {
      process.stderr.write('Stopped.\n');
      return 130;
    }
    if (!(error instanceof OptionError)) throw error;
    process.stderr.write(`${error.message}\nSee: npm run chaos -- --help\n`);
    return 2;
  }
}

void main().then((code) => {
  process.exitCode = code;
});
