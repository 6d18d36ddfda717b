const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * Whether the Host header names this machine, or one of `allowed`. Anything else is a page of
 * some other site that rebound its name to 127.0.0.1 (DNS rebinding).
 */
export function isServedHost(host: string, allowed: readonly string[]): boolean {
  if (allowed.includes(host)) return true;
  const match = /^(?<name>\[[0-9a-f:]+\]|[^:]+)(?::\d{1,5})?$/i.exec(host);
  return LOOPBACK.has(match?.groups?.['name']?.toLowerCase() ?? '');
}

/** To whoever asks by another name. */
export const NAME_NOT_SERVED =
  'This host does not serve that name. Start it with --public-url and the address that you use.\n';

/**
 * The address of a request as its browser has it. By any other name than this machine's own it came
 * over https, which ended at a proxy: `--public-url` takes nothing else.
 */
export function browserAddress(url: string): string {
  const address = new URL(url);
  if (!LOOPBACK.has(address.hostname)) address.protocol = 'https:';
  return address.href;
}

/**
 * The other of the two loopback origins. Bitbucket draws an app from another site than its own;
 * `localhost` and `127.0.0.1` are two sites as well, so a panel can read neither the frame's
 * cookies nor its pages. Behind any other name both share one origin.
 */
export function counterpartOrigin(url: string): string {
  const { protocol, hostname, port, origin } = new URL(browserAddress(url));
  const other = new Map([
    ['127.0.0.1', 'localhost'],
    ['localhost', '127.0.0.1'],
  ]).get(hostname);
  if (other === undefined) return origin;
  return `${protocol}//${other}${port === '' ? '' : `:${port}`}`;
}
