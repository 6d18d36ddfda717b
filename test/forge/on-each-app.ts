export interface Outcome {
  readonly ok: boolean;
  /** What a person reads, line by line. */
  readonly lines: readonly string[];
}

/**
 * Runs a check on the app in the working directory, or on each folder of the command line: the
 * Forge libraries look at the working directory, and take seconds to get ready, once.
 * With `--json` the outcomes are printed as an array.
 */
export async function onEachApp(check: () => Promise<Outcome>): Promise<void> {
  const args = process.argv.slice(2);
  const folders = args.filter((arg) => !arg.startsWith('--'));
  const outcomes: Outcome[] = [];
  for (const folder of folders.length > 0 ? folders : [process.cwd()]) {
    process.chdir(folder);
    outcomes.push(await check().catch(failed));
  }
  if (args.includes('--json')) console.log(JSON.stringify(outcomes));
  else for (const line of outcomes.flatMap((outcome) => outcome.lines)) console.log(line);
  process.exitCode = outcomes.every((outcome) => outcome.ok) ? 0 : 1;
}

function failed(error: unknown): Outcome {
  return { ok: false, lines: [error instanceof Error ? error.message : String(error)] };
}
