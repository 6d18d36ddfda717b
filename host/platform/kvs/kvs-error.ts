/**
 * Codes of the key-value store. Documented ones as the vendor writes them; KEY_CONFLICT has been
 * observed in public (HTTP 409 for FAIL_IF_EXISTS). ASSUMED ones have no published name: an app
 * must treat any 4xx of a conditional write as "not applied, read again".
 */
export type KvsErrorCode =
  | 'KEY_NOT_FOUND'
  | 'KEY_TOO_SHORT'
  | 'KEY_TOO_LONG'
  | 'INVALID_KEY'
  | 'MAX_SIZE'
  | 'MAX_DEPTH'
  | 'INVALID_FILTER_CONDITION'
  | 'INVALID_FILTER_VALUES'
  | 'LIST_QUERY_LIMIT_EXCEEDED'
  | 'QUERY_WHERE_INVALID'
  | 'QUERY_WHERE_FIELD_INVALID'
  | 'KEY_CONFLICT'
  // Assumed.
  | 'TRANSACTION_CONDITION_FAILED'
  | 'TRANSACTION_INVALID'
  | 'BATCH_INVALID'
  | 'INVALID_REQUEST'
  | 'INVALID_VALUE'
  | 'INVALID_TTL'
  | 'INVALID_CURSOR'
  | 'INVALID_ENTITY'
  | 'INVALID_ENTITY_VALUE'
  | 'INVALID_INDEX'
  | 'SECRET_UNREADABLE'
  | 'FORBIDDEN';

/** A refusal of the key-value store, answered as `{code, message}`. */
export class KvsError extends Error {
  readonly code: KvsErrorCode;
  readonly status: number;

  constructor(code: KvsErrorCode, message: string, status = 400) {
    super(message);
    this.name = 'KvsError';
    this.code = code;
    this.status = status;
  }
}
