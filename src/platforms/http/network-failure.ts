import { BridgeError } from '../../core/errors';

/**
 * Names that Forge gives an egress refusal: the class in `@forge/api` (api/errors) is
 * ExternalEndpointNotAllowedError, its `name` is REQUEST_EGRESS_ALLOWLIST_ERR.
 */
const EGRESS_NAMES: ReadonlySet<string> = new Set([
  'ExternalEndpointNotAllowedError',
  'REQUEST_EGRESS_ALLOWLIST_ERR',
]);

/**
 * Node and undici error codes that come up before a byte of the request has left: name lookup,
 * TCP connect and the checks of the server's certificate. Everything else may have been sent.
 */
const NEVER_CONNECTED: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'ERR_SSL_WRONG_VERSION_NUMBER',
]);
const CONNECTING_CALLS: ReadonlySet<string> = new Set(['connect', 'getaddrinfo']);
const MAX_DEPTH = 8;

/**
 * Translates what `fetch` threw into a BridgeError:
 * - DESTINATION_EGRESS: Forge does not let the app reach the address;
 * - DESTINATION_UNAVAILABLE: never connected, so sending again is safe;
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
  if (neverConnected(error, 0)) return new BridgeError('DESTINATION_UNAVAILABLE', { cause });
  return new BridgeError(timedOut ? 'DESTINATION_TIMEOUT' : 'DESTINATION_CONNECTION_LOST', {
    cause,
  });
}

function isEgressRefusal(error: unknown, depth: number): boolean {
  if (!(error instanceof Error) || depth > MAX_DEPTH) return false;
  return (
    EGRESS_NAMES.has(error.name) ||
    EGRESS_NAMES.has(error.constructor.name) ||
    isEgressRefusal(error.cause, depth + 1)
  );
}

function neverConnected(error: unknown, depth: number): boolean {
  if (!(error instanceof Error) || depth > MAX_DEPTH) return false;
  const { code, syscall } = systemFields(error);
  if (code !== undefined && NEVER_CONNECTED.has(code)) return true;
  if (syscall !== undefined && CONNECTING_CALLS.has(syscall)) return true;
  // One error per address that was tried; a single attempt that got through decides.
  if (error instanceof AggregateError && error.errors.length > 0) {
    return error.errors.every((each: unknown) => neverConnected(each, depth + 1));
  }
  return neverConnected(error.cause, depth + 1);
}

function systemFields(error: Error): { code: string | undefined; syscall: string | undefined } {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const syscall =
    'syscall' in error && typeof error.syscall === 'string' ? error.syscall : undefined;
  return { code, syscall };
}

function describe(error: unknown): string {
  const parts: string[] = [];
  for (
    let at = error, depth = 0;
    at instanceof Error && depth <= MAX_DEPTH;
    at = at.cause, depth++
  ) {
    parts.push([at.name, systemFields(at).code].filter((part) => part !== undefined).join(' '));
  }
  return parts.length === 0 ? 'fetch failed' : parts.join(' < ');
}
