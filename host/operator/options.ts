import { parseArgs } from 'node:util';
import { z } from 'zod';
import { OptionError } from '../options';

const errorLike = z.object({ message: z.string() });

/** What an operator asks for: what works on a host's data folder. */
export type OperatorRequest =
  | {
      readonly command: 'doctor';
      readonly data: string;
      readonly json: boolean;
      /** As the host was started with it; without one webhooks are not looked for. */
      readonly publicUrl?: string;
      readonly bitbucket?: string;
    }
  | { readonly command: 'rotate-key'; readonly data: string };

const DOCTOR_HELP = `What is right and wrong with a host and each of its connections.

  sbom-bridge doctor [--data DIR] [--json] [--public-url URL] [--bitbucket URL]

  --data DIR         the data folder of the host (default .sbom-bridge)
  --public-url URL   as the host is started with it: then webhooks are looked for
  --bitbucket URL    as the host is started with it
  --json             one JSON object on a line of its own for the host, and one for each connection
  --help             this text

Exit codes:

  0    nothing is wrong
  1    something is
  2    the command line or the data folder is wrong
`;

const ROTATE_HELP = `Seals every secret of a host's data folder with a new key. No host may run on it.

  sbom-bridge rotate-key [--data DIR]

  --data DIR   the data folder (default .sbom-bridge)
  --help       this text

A new key is made in host-secrets.json. Where SBOM_BRIDGE_KEY is set that one is the new key, and
SBOM_BRIDGE_KEY_PREVIOUS opens what was sealed before.
Ended half-way, it goes on where it was when it is run again.

Exit codes:

  0    everything is sealed with the new key
  2    the command line, the data folder or a key is wrong, or a host works on the folder
`;

const DATA = { data: { type: 'string', default: '.sbom-bridge' } } as const;
const HELP = { help: { type: 'boolean', short: 'h', default: false } } as const;

/** Reads the command line; a text is help that was asked for. Throws OptionError. */
export function readOperatorOptions([command, ...args]: readonly string[]):
  OperatorRequest | string {
  try {
    if (command === 'doctor') return readDoctor(args) ?? DOCTOR_HELP;
    if (command === 'rotate-key') return readRotateKey(args) ?? ROTATE_HELP;
  } catch (cause) {
    // By its shape: errors of Node are of another realm than the code where tests run.
    throw new OptionError(errorLike.parse(cause).message, { cause });
  }
  throw new OptionError(`There is no command ${JSON.stringify(command ?? '')}.`);
}

function readDoctor(args: readonly string[]): OperatorRequest | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      ...DATA,
      ...HELP,
      json: { type: 'boolean', default: false },
      'public-url': { type: 'string' },
      bitbucket: { type: 'string' },
    },
  });
  if (values.help) return undefined;
  const { data, json, bitbucket, 'public-url': publicUrl } = values;
  return {
    command: 'doctor',
    data,
    json,
    ...(publicUrl !== undefined && { publicUrl }),
    ...(bitbucket !== undefined && { bitbucket }),
  };
}

function readRotateKey(args: readonly string[]): OperatorRequest | undefined {
  const { values } = parseArgs({ args: [...args], options: { ...DATA, ...HELP } });
  return values.help ? undefined : { command: 'rotate-key', data: values.data };
}
