/**
 * What @forge/api calls NotAllowedError: the runtime, not the package, raises it, and apps tell
 * it by `name` and `status`. (`instanceof` cannot hold: a deployed bundle has its own classes.)
 */
export class NotAllowedError extends Error {
  readonly status = 403;

  constructor(message: string) {
    super(message);
    this.name = 'REQUEST_EGRESS_ALLOWLIST_ERR';
  }
}

/** An address that `permissions.external.fetch.backend` does not hold. */
export function externalEndpointNotAllowed(url: string): NotAllowedError {
  return new NotAllowedError(
    `URL not included in the external fetch backend permissions: ${withoutQuery(url)}.`,
  );
}

/** A product request to a workspace other than the installation's. */
export function invalidWorkspaceRequested(path: string): NotAllowedError {
  return new NotAllowedError(`Invalid workspace requested in URL: ${withoutQuery(path)}.`);
}

/** A product request that is not one, such as a path outside /2.0/. */
export function productEndpointNotAllowed(path: string): NotAllowedError {
  return new NotAllowedError(`URL not allowed: ${withoutQuery(path)}.`);
}

/** A product that a Bitbucket installation does not have. */
export function productNotAllowed(product: string): NotAllowedError {
  return new NotAllowedError(`Request ${product} is not allowed from bitbucket context.`);
}

/** What an app's call meets after its invocation returned, threw or timed out. */
export class InvocationEndedError extends Error {
  readonly code = 'INVOCATION_ENDED';

  constructor() {
    super('The invocation that made this call has ended.');
    this.name = 'InvocationEndedError';
  }
}

/** The function did not settle within its time. */
export class FunctionTimeoutError extends Error {
  readonly code = 'FUNCTION_TIME_OUT';

  constructor(functionKey: string, seconds: number) {
    super(`Function '${functionKey}' did not finish within ${seconds} seconds.`);
    this.name = 'FunctionTimeoutError';
  }
}

/** A module or function key that the manifest does not declare. */
export class UnknownModuleError extends Error {
  readonly code = 'MODULE_UNKNOWN';

  constructor(key: string) {
    super(`The manifest has no fitting module '${key}'.`);
    this.name = 'UnknownModuleError';
  }
}

/** Queries can hold secrets, so they stay out of error messages. */
function withoutQuery(url: string): string {
  return url.split(/[?#]/, 1)[0] ?? '';
}
