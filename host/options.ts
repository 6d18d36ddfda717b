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
  readonly connect: ConnectOptions;
}

/** How a host that serves connections is reached, and what it connects to. */
export interface ConnectOptions {
  /** Asked for; a folder that has connections is served without being asked. */
  readonly wanted: boolean;
  /** Another Bitbucket than Atlassian's: the sandbox of another host. An origin. */
  readonly bitbucket?: string;
  /** Where to listen. */
  readonly address: string;
  /** By which browsers and Bitbucket reach this host from elsewhere; an https origin. */
  readonly publicUrl?: string;
  /** Seconds between two looks at the branches where no webhook tells of pushes. */
  readonly pollSeconds: number;
  /** Demanded beyond loopback. */
  readonly adminToken?: string;
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

With a connection, the host serves a workspace of Bitbucket Cloud in place of the sandbox:

  --connect       set connections up; a folder that has one is served without it
  --host ADDRESS  where to listen (default 127.0.0.1); any other needs an admin token of at least
                  32 characters in the environment variable SBOM_BRIDGE_ADMIN_TOKEN
  --public-url URL
                  the https address by which Bitbucket reaches this host; webhooks are registered
                  for it. Needs the admin token, too. Without one, branches are looked at
  --poll SECONDS  how often (default 60)
  --bitbucket URL another Bitbucket, such as the sandbox of another host, to try it with

  SBOM_BRIDGE_KEY                      seals what is stored; else host-secrets.json has the key
  SBOM_BRIDGE_OAUTH_KEY, …_SECRET      the OAuth consumer, instead of typing it

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
  connect: { type: 'boolean', default: false },
  host: { type: 'string', default: '127.0.0.1' },
  'public-url': { type: 'string' },
  poll: { type: 'string', default: '60' },
  bitbucket: { type: 'string' },
} as const;

/** Reads the command line; `undefined` asks for the help text. Throws OptionError. */
export function readOptions(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>> = process.env,
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
      connect: readConnect(values, environment['SBOM_BRIDGE_ADMIN_TOKEN'] ?? ''),
      ...(values.outside && { outside: { allowPrivateAddresses: values.private } }),
    },
    files: positionals,
  };
}

const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];
const ADMIN_TOKEN_LENGTH = 32;
const seconds = z.coerce.number().int().min(10).max(3600);

function readConnect(
  values: ReturnType<typeof parse>['values'],
  adminToken: string,
): ConnectOptions {
  const { host: address, 'public-url': publicUrl, bitbucket } = values;
  const poll = seconds.safeParse(values.poll);
  if (!poll.success) throw new OptionError('--poll takes a number of seconds from 10 to 3600.');
  if (adminToken !== '' && adminToken.length < ADMIN_TOKEN_LENGTH) {
    throw new OptionError(
      `SBOM_BRIDGE_ADMIN_TOKEN needs at least ${String(ADMIN_TOKEN_LENGTH)} characters. Make one with: openssl rand -base64 33`,
    );
  }
  const isReachable = publicUrl !== undefined || !LOOPBACK.includes(address);
  if (isReachable && adminToken === '') {
    throw new OptionError(
      'Beyond this machine the host needs an admin token: set SBOM_BRIDGE_ADMIN_TOKEN, at least 32 characters, and start again.',
    );
  }
  return {
    wanted: values.connect || bitbucket !== undefined || isReachable,
    address,
    pollSeconds: poll.data,
    ...(bitbucket !== undefined && { bitbucket: originOf('--bitbucket', bitbucket) }),
    ...(publicUrl !== undefined && { publicUrl: httpsOrigin(publicUrl) }),
    ...(adminToken !== '' && { adminToken }),
  };
}

function httpsOrigin(text: string): string {
  const origin = originOf('--public-url', text);
  if (origin.startsWith('https://')) return origin;
  throw new OptionError('--public-url needs an https address: Bitbucket sends to nothing else.');
}

function originOf(option: string, text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isOrigin = url?.pathname === '/' && url.search === '' && url.hash === '';
  if (url && isOrigin && url.username === '' && /^https?:$/.test(url.protocol)) return url.origin;
  throw new OptionError(
    `${option} takes an address without a path, such as https://bridge.example.`,
  );
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (cause) {
    throw new OptionError(cause instanceof Error ? cause.message : 'Unknown option.', { cause });
  }
}
