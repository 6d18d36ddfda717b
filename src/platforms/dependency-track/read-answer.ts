import type { z } from 'zod';
import { BridgeError, type ErrorCode } from '../../core/errors';
import type { Answer } from '../http/exchange';
import { retryAfterSeconds } from '../http/retry-after';
import { problem } from './schema';

/**
 * The body of a 200, held to a schema. Throws BridgeError: what `failureOf` makes of another
 * status, DESTINATION_WRONG_ADDRESS for a page (the frontend, or a login), DESTINATION_NOT_JSON and
 * DESTINATION_UNEXPECTED.
 *
 * @param now epoch milliseconds, for a Retry-After that is a date
 */
export function bodyOf<T extends z.ZodType>(schema: T, answer: Answer, now: number): z.output<T> {
  if (answer.status !== 200) throw failureOf(answer, now);
  if (isPage(answer)) throw wrongAddress(answer);
  if (answer.text === undefined) {
    throw new BridgeError('DESTINATION_UNEXPECTED', { detail: 'The answer is longer than 1 MB.' });
  }
  const body = parseJson(answer.text);
  if (body === undefined) {
    throw new BridgeError('DESTINATION_NOT_JSON', { detail: mediaType(answer) });
  }
  const read = schema.safeParse(body);
  if (!read.success) throw new BridgeError('DESTINATION_UNEXPECTED');
  return read.data;
}

/** What an answer that is no success means, with all that the server said. */
export function failureOf(answer: Answer, now: number): BridgeError {
  if (answer.status < 500 && answer.status >= 400 && answer.status !== 429 && isPage(answer)) {
    return wrongAddress(answer);
  }
  return new BridgeError(codeOf(answer), {
    detail: `HTTP ${answer.status}${said(answer)}`,
    retryAfterSeconds: retryAfterSeconds(answer.headers.get('retry-after'), now),
  });
}

const STATUS_CODES: ReadonlyMap<number, ErrorCode> = new Map([
  [401, 'DESTINATION_TOKEN_REFUSED'],
  [403, 'DESTINATION_FORBIDDEN'],
  // The frontend serves files and takes no POST.
  [405, 'DESTINATION_WRONG_ADDRESS'],
  [408, 'DESTINATION_TIMEOUT'],
  // Version 5: somebody else creates the same project at this moment.
  [409, 'DESTINATION_CONFLICT'],
  [410, 'DESTINATION_WRONG_ADDRESS'],
  [413, 'DESTINATION_TOO_LARGE'],
  [415, 'DESTINATION_SCHEMA'],
  [429, 'DESTINATION_RATE_LIMITED'],
  // "Unable to handle the request" (RFC 9110 §15.6.4): it was not taken.
  [503, 'DESTINATION_UNAVAILABLE'],
]);

function codeOf(answer: Answer): ErrorCode {
  const { status } = answer;
  // A missing project or parent is told in words; where there is no such API there are none.
  if (status === 404)
    return said(answer) === '' ? 'DESTINATION_WRONG_ADDRESS' : 'DESTINATION_PROJECT_MISSING';
  const known = STATUS_CODES.get(status);
  if (known !== undefined) return known;
  // A gateway's 502 or 504 and a crash after the work are among these: the outcome is unknown.
  if (status >= 500) return 'DESTINATION_FAILED';
  if (status >= 400) return 'DESTINATION_REFUSED';
  return status >= 200 && status < 300 ? 'DESTINATION_UNEXPECTED' : 'DESTINATION_REDIRECTED';
}

/** Title, detail and every error of a problem; else the plain text, which comes as JSON too. */
function said(answer: Answer): string {
  const text = answer.text ?? '';
  const read = problem.safeParse(parseJson(text));
  const parts = read.success
    ? [read.data.title, read.data.detail, read.data.errors.join('; ')]
    : [isPage(answer) ? mediaType(answer) : text];
  const told = parts.map((part) => part?.trim() ?? '').filter((part) => part !== '');
  return told.length === 0 ? '' : `: ${told.join(': ')}`;
}

function wrongAddress(answer: Answer): BridgeError {
  return new BridgeError('DESTINATION_WRONG_ADDRESS', {
    detail: `HTTP ${answer.status}: a page instead of an answer of the API.`,
  });
}

/** Markup, whatever it calls itself. */
function isPage(answer: Answer): boolean {
  return mediaType(answer) === 'text/html' || /^\s*<(!doctype|html)/i.test(answer.text ?? '');
}

function mediaType(answer: Answer): string {
  return answer.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
