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

/**
 * The person has not yet allowed the app to ask in their name. `cause` is the platform's own error,
 * which has to reach the platform: it is what makes it ask the person.
 */
export class ConsentNeededError extends BridgeError {
  constructor(cause: unknown) {
    super('BITBUCKET_UNAUTHORIZED', { cause });
  }
}

const MAX_DETAIL = 500;

/** The catalogue entry of a code. */
export function explain(code: ErrorCode): CatalogueEntry {
  return CATALOGUE[code];
}
