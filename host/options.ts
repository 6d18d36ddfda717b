import { parseArgs } from 'node:util';
import { z } from 'zod';

export interface HostOptions {
  readonly port: number;
  readonly dataDirectory: string;
  readonly json: boolean;
  readonly once: boolean;
  /** Run what the real bundler built from manifest.yml instead of the sources. */
  readonly bundle: boolean;
  /** Opens the real network to the app; absent, it reaches the inboxes of the sandbox alone. */
  readonly outside?: { readonly allowPrivateAddresses: boolean };
}

const DEFAULT_PORT = 7990;

export const HELP = `SBOM Bridge on this machine: a Bitbucket workspace and an SBOM platform to try it with.

  npm start -- [options]

  --port NUMBER   where to listen on 127.0.0.1 (default ${String(DEFAULT_PORT)}; 0 = any free port)
  --data DIR      where repositories, settings and deliveries are kept (default .sbom-bridge)
  --once          end when the first pushes are settled; exit code 0 if every mapped SBOM was
                  delivered, 1 if not
  --json          one JSON object a line on standard output instead of text
  --bundle        run the bundle that the Forge bundler builds, as Atlassian would
  --outside       let the app reach real destinations, once an admin grants it their addresses
  --private       with --outside: also those in private networks, this machine included
  --help          this text

Saved events are sent through it with: npm run replay -- <event file> [--data DIR] [--json]
`;

/** Options that cannot be used; the message names the option. */
export class OptionError extends Error {
  override readonly name = 'OptionError';
}

const port = z.coerce.number().int().min(0).max(65_535);

const OPTIONS = {
  port: { type: 'string', default: String(DEFAULT_PORT) },
  data: { type: 'string', default: '.sbom-bridge' },
  json: { type: 'boolean', default: false },
  once: { type: 'boolean', default: false },
  bundle: { type: 'boolean', default: false },
  outside: { type: 'boolean', default: false },
  private: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

/** Reads the command line; `undefined` asks for the help text. Throws OptionError. */
export function readOptions(
  args: readonly string[],
): { options: HostOptions; files: readonly string[] } | undefined {
  const { values, positionals } = parse(args);
  if (values.help) return undefined;
  const parsedPort = port.safeParse(values.port);
  if (!parsedPort.success) throw new OptionError('--port takes a number from 0 to 65535.');
  if (values.private && !values.outside) throw new OptionError('--private needs --outside.');
  if (values.data === '') throw new OptionError('--data takes a folder.');
  return {
    options: {
      port: parsedPort.data,
      dataDirectory: values.data,
      json: values.json,
      once: values.once,
      bundle: values.bundle,
      ...(values.outside && { outside: { allowPrivateAddresses: values.private } }),
    },
    files: positionals,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (cause) {
    throw new OptionError(cause instanceof Error ? cause.message : 'Unknown option.', { cause });
  }
}
