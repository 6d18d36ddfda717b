import { parseArgs } from 'node:util';
import { z } from 'zod';

export interface ChaosOptions {
  readonly pushes: number;
  readonly repositories: number;
  readonly seed: number;
  readonly faults: number;
  readonly json: boolean;
  /** Leaves the data folder where it is, to look into. */
  readonly keep: boolean;
}

export const HELP = `Pushes to a host under faults, then compares git's truth with the SBOM inboxes.

  npm run chaos -- [options]

  --pushes NUMBER        pushes and merges (default 200)
  --repositories NUMBER  repositories that they are spread over (default 5)
  --faults NUMBER        kills, failing destinations and so on (default: 3 for every 10 pushes)
  --seed NUMBER          the same seed and counts draw the same plan (default 1)
  --json                 one JSON object on standard output
  --keep                 keep the data folder, and say where it is
  --help                 this text

Everything that a branch or tag rule maps has to arrive, once, where it belongs, and nowhere else.
Exit code 1 if anything is lost, duplicated or misrouted, or the history is not complete.
`;

/** Options that cannot be used; the message names the option. */
export class OptionError extends Error {
  override readonly name = 'OptionError';
}

const OPTIONS = {
  pushes: { type: 'string', default: '200' },
  repositories: { type: 'string', default: '5' },
  faults: { type: 'string' },
  seed: { type: 'string', default: '1' },
  json: { type: 'boolean', default: false },
  keep: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

/** Reads the command line; `undefined` asks for the help text. Throws OptionError. */
export function readOptions(args: readonly string[]): ChaosOptions | undefined {
  const values = parse(args);
  if (values.help) return undefined;
  const pushes = whole('pushes', values.pushes, 1, 100_000);
  const { json, keep } = values;
  return {
    pushes,
    repositories: whole('repositories', values.repositories, 1, 200),
    faults:
      values.faults === undefined
        ? Math.round(pushes * 0.3)
        : whole('faults', values.faults, 0, 100_000),
    seed: whole('seed', values.seed, 0, 2 ** 31 - 1),
    json,
    keep,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS }).values;
  } catch (cause) {
    throw new OptionError(cause instanceof Error ? cause.message : 'Unknown option.', { cause });
  }
}

function whole(name: string, text: string, least: number, most: number): number {
  const read = z.string().regex(/^\d+$/).transform(Number).pipe(z.number().min(least).max(most));
  const parsed = read.safeParse(text);
  if (parsed.success) return parsed.data;
  throw new OptionError(`--${name} takes a whole number from ${String(least)} to ${String(most)}.`);
}
