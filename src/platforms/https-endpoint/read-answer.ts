import { BridgeError, type ErrorCode } from '../../core/errors';
import type { Answer } from '../http/exchange';
import { retryAfterSeconds } from '../http/retry-after';

const STATUS_CODES: ReadonlyMap<number, ErrorCode> = new Map([
  [401, 'DESTINATION_TOKEN_REFUSED'],
  [403, 'DESTINATION_FORBIDDEN'],
  [404, 'DESTINATION_WRONG_ADDRESS'],
  // There is something at the address, but it takes no POST.
  [405, 'DESTINATION_WRONG_ADDRESS'],
  [408, 'DESTINATION_TIMEOUT'],
  // "Retired" (HTTP 1.1 Web Hooks for Event Delivery §2.2).
  [410, 'DESTINATION_WRONG_ADDRESS'],
  [413, 'DESTINATION_TOO_LARGE'],
  [429, 'DESTINATION_RATE_LIMITED'],
  // "Unable to handle the request" (RFC 9110 §15.6.4): it was not taken.
  [503, 'DESTINATION_UNAVAILABLE'],
]);

/**
 * The failure that an answer other than 2xx stands for; its words are the detail.
 *
 * @param now epoch milliseconds, for a Retry-After that is a date
 */
export function failureOf(answer: Answer, now: number): BridgeError {
  const said = [`HTTP ${answer.status}`, words(answer)].filter((text) => text !== '').join(': ');
  return new BridgeError(codeOf(answer.status), {
    detail: answer.status === 401 ? `The endpoint does not accept the signature. ${said}` : said,
    retryAfterSeconds: retryAfterSeconds(answer.headers.get('retry-after'), now),
  });
}

function codeOf(status: number): ErrorCode {
  const known = STATUS_CODES.get(status);
  if (known !== undefined) return known;
  // A crash after the work and a gateway that gave up are among these: the outcome is unknown.
  return status >= 500 ? 'DESTINATION_FAILED' : 'DESTINATION_REFUSED';
}

/** What the endpoint said in plain text or JSON; of markup only that it was markup. */
function words({ headers, text }: Answer): string {
  const type = headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  const readable = type === '' || type === 'text/plain' || /[/+]json$/.test(type);
  return readable ? (text ?? '').trim() : type;
}
