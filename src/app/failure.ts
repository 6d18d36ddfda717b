import type { Failure } from '../core/delivery/types';
import { BridgeError, type ErrorCode } from '../core/errors';

/** Any thrown value as a catalogue error; what nobody foresaw becomes RUN_UNEXPECTED. */
export function toBridgeError(error: unknown): BridgeError {
  if (error instanceof BridgeError) return error;
  const detail = error instanceof Error ? `${error.name}: ${error.message}` : 'unknown';
  return new BridgeError('RUN_UNEXPECTED', { detail, cause: error });
}

/** The part of an error that is stored and shown. */
export function toFailure({
  code,
  detail,
}: {
  code: ErrorCode;
  detail?: string | undefined;
}): Failure {
  return { code, ...(detail !== undefined && { detail }) };
}
