import { BridgeError } from '../../core/errors';
import { TLS_PROBLEMS } from './tls-problems';

/**
 * Names that Forge gives an egress refusal: the class in `@forge/api` (api/errors) is
 * ExternalEndpointNotAllowedError, its `name` is REQUEST_EGRESS_ALLOWLIST_ERR.
 */
const EGRESS_NAMES: ReadonlySet<string> = new Set([
  'ExternalEndpointNotAllowedError',
  'REQUEST_EGRESS_ALLOWLIST_ERR',
]);

/** What the network of the host calls a name that leads into a private network. */
const PRIVATE_ADDRESS = 'ERR_PRIVATE_ADDRESS';

/**
 * Node and undici error codes that come up before a byte of the request has left: name lookup,
 * TCP connect and the checks of the server's certificate. Everything else may have been sent.
 */
const NEVER_CONNECTED: ReadonlySet<string> = new Set([
  ...TLS_PROBLEMS.keys(),
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'UND_ERR_CONNECT_TIMEOUT',
]);
const CONNECTING_CALLS: ReadonlySet<string> = new Set(['connect', 'getaddrinfo']);
const MAX_DEPTH = 8;

/**
 * Translates what `fetch` threw into a BridgeError:
 * - DESTINATION_EGRESS: Forge does not let the app reach the address;
 * - DESTINATION_PRIVATE_ADDRESS: the host does not let it, for the name leads into a private network;
 * - DESTINATION_UNAVAILABLE: never connected, so sending again is safe; `detail` says what is wrong
 *   with a certificate;
 * - DESTINATION_TIMEOUT: our own time-out struck, the outcome is unknown;
 * - DESTINATION_CONNECTION_LOST: anything else, where the outcome is unknown as well.
 */
export function networkFailure(
  error: unknown,
  timedOut: boolean,
  redact: (text: string) => string,
): BridgeError {
  // Only names and codes go on: a message may quote a header, thus the token.
  const cause = new Error(redact(describe(error)));
  if (isEgressRefusal(error, 0)) return new BridgeError('DESTINATION_EGRESS', { cause });
  const codes = codesOf(error);
  if (codes.includes(PRIVATE_ADDRESS)) {
    return new BridgeError('DESTINATION_PRIVATE_ADDRESS', { cause });
  }
  if (neverConnected(error, 0)) {
    const detail = codes.map((code) => TLS_PROBLEMS.get(code)).find((text) => text !== undefined);
    return new BridgeError('DESTINATION_UNAVAILABLE', { detail, cause });
  }
  return new BridgeError(timedOut ? 'DESTINATION_TIMEOUT' : 'DESTINATION_CONNECTION_LOST', {
    cause,
  });
}

function isEgressRefusal(error: unknown, depth: number): boolean {
  if (!isError(error) || depth > MAX_DEPTH) return false;
  return (
    EGRESS_NAMES.has(error.name) ||
    EGRESS_NAMES.has(error.constructor.name) ||
    isEgressRefusal(error.cause, depth + 1)
  );
}

function neverConnected(error: unknown, depth: number): boolean {
  if (!isError(error) || depth > MAX_DEPTH) return false;
  const { code, syscall } = systemFields(error);
  if (code !== undefined && NEVER_CONNECTED.has(code)) return true;
  if (syscall !== undefined && CONNECTING_CALLS.has(syscall)) return true;
  // One error per address that was tried; a single attempt that got through decides.
  if ('errors' in error && Array.isArray(error.errors) && error.errors.length > 0) {
    return error.errors.every((each: unknown) => neverConnected(each, depth + 1));
  }
  return neverConnected(error.cause, depth + 1);
}

/** Those of another realm too: what runs an app may keep its globals apart from its own. */
function isError(value: unknown): value is Error {
  return value instanceof Error || Object.prototype.toString.call(value) === '[object Error]';
}

function systemFields(error: Error): { code: string | undefined; syscall: string | undefined } {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const syscall =
    'syscall' in error && typeof error.syscall === 'string' ? error.syscall : undefined;
  return { code, syscall };
}

/** The error and its causes. */
function chainOf(error: unknown): readonly Error[] {
  const chain: Error[] = [];
  let at = error;
  while (isError(at) && chain.length <= MAX_DEPTH) {
    chain.push(at);
    at = at.cause;
  }
  return chain;
}

function codesOf(error: unknown): readonly string[] {
  return chainOf(error).flatMap((each) => systemFields(each).code ?? []);
}

function describe(error: unknown): string {
  const parts = chainOf(error).map((each) =>
    [each.name, systemFields(each).code].filter((part) => part !== undefined).join(' '),
  );
  return parts.length === 0 ? 'fetch failed' : parts.join(' < ');
}
