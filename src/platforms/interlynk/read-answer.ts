import { BridgeError, type ErrorCode } from '../../core/errors';
import type { Answer } from '../http/exchange';
import { retryAfterSeconds } from '../http/retry-after';
import { RefusalError } from './refusal-error';
import { graphqlAnswer, type GraphqlError } from './schema';

/** The answer is longer than is read; a narrower question may do. */
export class AnswerTooLongError extends BridgeError {
  constructor() {
    super('DESTINATION_UNEXPECTED', { detail: 'The answer is longer than 1 MB.' });
  }
}

/**
 * The `data` of an answer, once every layer has been checked: status, JSON, top-level errors.
 * What stands inside `data` is the caller's to check. Throws BridgeError DESTINATION_*.
 *
 * @param now epoch milliseconds, for a Retry-After that is a date
 */
export function dataOf(answer: Answer, now: number): unknown {
  const body = parseJson(answer.text);
  const parsed = graphqlAnswer.safeParse(body);
  const errors = parsed.success ? parsed.data.errors : [];
  if (answer.status !== 200) throw statusFailure(answer, errors, now);
  if (answer.text === undefined) throw new AnswerTooLongError();
  if (body === undefined) {
    throw new BridgeError('DESTINATION_NOT_JSON', { detail: mediaType(answer) });
  }
  if (!parsed.success) throw new BridgeError('DESTINATION_UNEXPECTED');
  // HTTP 200 with top-level errors is a failure (docs.interlynk.io/api/reference/errors).
  if (errors.length > 0) {
    const code = codeOf(errors);
    if (code !== undefined) throw new BridgeError(code, { detail: messages(errors) });
    throw new RefusalError(
      errors.map((error) => error.message),
      { certain: false },
    );
  }
  return parsed.data.data;
}

function statusFailure(answer: Answer, errors: readonly GraphqlError[], now: number): BridgeError {
  const code = (answer.status === 400 ? codeOf(errors) : undefined) ?? statusCode(answer.status);
  return new BridgeError(code, {
    detail: `HTTP ${answer.status}${said(answer, errors)}`,
    retryAfterSeconds: retryAfterSeconds(answer.headers.get('retry-after'), now),
  });
}

/** There is one address and one method, so 404 and its kin speak of the API, not of a product. */
const STATUS_CODES: ReadonlyMap<number, ErrorCode> = new Map([
  [401, 'DESTINATION_TOKEN_REFUSED'],
  [403, 'DESTINATION_FORBIDDEN'],
  [404, 'DESTINATION_SCHEMA'],
  [405, 'DESTINATION_SCHEMA'],
  [408, 'DESTINATION_TIMEOUT'],
  [410, 'DESTINATION_SCHEMA'],
  [413, 'DESTINATION_TOO_LARGE'],
  [415, 'DESTINATION_SCHEMA'],
  [429, 'DESTINATION_RATE_LIMITED'],
  // "Unable to handle the request" (RFC 9110 §15.6.4): it was not taken.
  [503, 'DESTINATION_UNAVAILABLE'],
]);

function statusCode(status: number): ErrorCode {
  const known = STATUS_CODES.get(status);
  if (known !== undefined) return known;
  // A gateway's 502 or 504 and a crash after the work are among these: the outcome is unknown.
  if (status >= 500) return 'DESTINATION_FAILED';
  if (status >= 400) return 'DESTINATION_REFUSED';
  // A redirect leads to a login or a proxy; 2xx other than 200 are not in the protocol.
  return status >= 200 && status < 300 ? 'DESTINATION_UNEXPECTED' : 'DESTINATION_NOT_JSON';
}

/**
 * Codes of GraphQL validation. `undefinedField` is documented; the others are what the GraphQL
 * library with that spelling (graphql-ruby) says when a query does not fit the schema.
 */
const SCHEMA_CODES: ReadonlySet<string> = new Set([
  'undefinedField',
  'undefinedType',
  'selectionMismatch',
  'argumentNotAccepted',
  'argumentLiteralsIncompatible',
  'missingRequiredArguments',
  'variableMismatch',
]);

function codeOf(errors: readonly GraphqlError[]): ErrorCode | undefined {
  const codes = errors.map((error) => error.code);
  if (codes.includes('UNAUTHORIZED')) return 'DESTINATION_TOKEN_REFUSED';
  if (codes.includes('FORBIDDEN')) return 'DESTINATION_FORBIDDEN';
  const unknown = codes.some((code) => code !== undefined && SCHEMA_CODES.has(code));
  return unknown ? 'DESTINATION_SCHEMA' : undefined;
}

/** What goes with a status: the messages, or a plain-text body; never markup. */
function said(answer: Answer, errors: readonly GraphqlError[]): string {
  if (errors.length > 0) return `: ${messages(errors)}`;
  const type = mediaType(answer);
  const text = type === 'text/plain' ? (answer.text ?? '').trim() : type;
  return text === '' ? '' : `: ${text}`;
}

function messages(errors: readonly GraphqlError[]): string {
  return errors.map((error) => error.message).join('; ');
}

function mediaType(answer: Answer): string {
  return answer.headers.get('content-type')?.split(';')[0]?.trim() ?? '';
}

function parseJson(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
