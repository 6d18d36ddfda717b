import { CATALOGUE, type CatalogueEntry } from './error-catalogue';

export type ErrorCode = keyof typeof CATALOGUE;

/** Every failure that the app raises on purpose. Branch on `code`, never on the message. */
export class BridgeError extends Error {
  readonly code: ErrorCode;
  /** What the other side said, verbatim and capped; hostile text. */
  readonly detail: string | undefined;
  /** How long the other side asked us to wait. */
  readonly retryAfterSeconds: number | undefined;

  constructor(
    code: ErrorCode,
    options: {
      detail?: string | undefined;
      retryAfterSeconds?: number | undefined;
      cause?: unknown;
    } = {},
  ) {
    super(explain(code).sentence, { cause: options.cause });
    this.name = 'BridgeError';
    this.code = code;
    this.detail = options.detail?.slice(0, MAX_DETAIL);
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

const MAX_DETAIL = 500;

/** The catalogue entry of a code. */
export function explain(code: ErrorCode): CatalogueEntry {
  return CATALOGUE[code];
}
