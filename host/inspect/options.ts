import { parseArgs } from 'node:util';
import { z } from 'zod';

/** What the command line asks for. */
export type Request =
  | { readonly command: 'help'; readonly text: string }
  | {
      readonly command: 'inspect';
      readonly paths: readonly string[];
      /** Every file of a folder, not only those that look like SBOMs. */
      readonly all: boolean;
      readonly json: boolean;
      /** Details of every file, also where there are several. */
      readonly verbose: boolean;
    }
  | {
      readonly command: 'diff';
      readonly before: string;
      readonly after: string;
      readonly json: boolean;
    };

/** A command line that cannot be used; the message says what to do. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const HELP = `Looks at SBOMs: CycloneDX 1.0 to 1.7 and SPDX 2.2, 2.3 and 3.0, in every serialization.

  sbom-bridge inspect <file or folder...>   what each file is, whether it is valid, its quality
  sbom-bridge diff <old> <new>              what changed between two SBOMs

And for who runs a host of their own:

  sbom-bridge doctor                        what is right and wrong with its connections
  sbom-bridge rotate-key                    seals its secrets with a new key

  sbom-bridge <command> --help              options and exit codes
`;

const INSPECT_HELP = `What files are, whether they keep the rules of their format, what they hold, and their quality.

  sbom-bridge inspect <file or folder...> [--json] [--verbose] [--all]

  --json      one JSON object a line and nothing else on standard output
  --verbose   details of every file; a single file has them anyway
  --all       every file of a folder; otherwise those that are SBOMs by name or by content,
              and .git and node_modules are left out
  --help      this text

A file that is named is always inspected. Exit codes:

  0    every file is a valid SBOM
  1    a file is no SBOM, or is not valid, or cannot be read, or there is none
  2    the command line is wrong, or a path does not exist (the others are inspected)
  130  interrupted
`;

const DIFF_HELP = `What changed between two SBOMs, of any formats.

  sbom-bridge diff <old> <new> [--json]

  --json      one JSON object
  --help      this text

Exit codes:

  0    no difference
  1    there are differences
  2    the command line is wrong, or one of the two cannot be read or is no SBOM
  130  interrupted
`;

const errorLike = z.object({ message: z.string() });
const HELP_OPTION = { help: { type: 'boolean', short: 'h', default: false } } as const;
const JSON_OPTION = { json: { type: 'boolean', default: false } } as const;
const INSPECT_OPTIONS = {
  ...HELP_OPTION,
  ...JSON_OPTION,
  all: { type: 'boolean', short: 'a', default: false },
  verbose: { type: 'boolean', short: 'v', default: false },
} as const;
const DIFF_OPTIONS = { ...HELP_OPTION, ...JSON_OPTION } as const;

/** Reads the command line. Throws UsageError. */
export function readOptions([command, ...args]: readonly string[]): Request {
  switch (command) {
    case '--help':
    case '-h':
    case 'help':
      return { command: 'help', text: HELP };
    case 'inspect':
      return readInspect(args);
    case 'diff':
      return readDiff(args);
    case undefined:
      throw new UsageError(`Say what to do.\n\n${HELP}`);
    default:
      throw new UsageError(`There is no command ${JSON.stringify(command)}.\n\n${HELP}`);
  }
}

function readInspect(args: readonly string[]): Request {
  const { values, positionals } = told(() =>
    parseArgs({ args: [...args], options: INSPECT_OPTIONS, allowPositionals: true }),
  );
  if (values.help) return { command: 'help', text: INSPECT_HELP };
  if (positionals.length === 0) throw new UsageError(`Name a file or a folder.\n\n${INSPECT_HELP}`);
  const { all, json, verbose } = values;
  return { command: 'inspect', paths: positionals, all, json, verbose };
}

function readDiff(args: readonly string[]): Request {
  const { values, positionals } = told(() =>
    parseArgs({ args: [...args], options: DIFF_OPTIONS, allowPositionals: true }),
  );
  if (values.help) return { command: 'help', text: DIFF_HELP };
  const [before, after, ...more] = positionals;
  if (before === undefined || after === undefined || more.length > 0) {
    throw new UsageError(`Name two files, the old one first.\n\n${DIFF_HELP}`);
  }
  return { command: 'diff', before, after, json: values.json };
}

function told<T>(parse: () => T): T {
  try {
    return parse();
  } catch (cause) {
    // By its shape: errors of Node are of another realm than the code where tests run.
    const { message } = errorLike.parse(cause);
    throw new UsageError(message, { cause });
  }
}
