import type { BridgeError } from '../../core/errors';
import type { Fetch } from '../../core/ports';
import { networkFailure } from './network-failure';
import { MAX_ANSWER_BYTES, readLimited } from './read-limited';

/** A signal that aborts after so many milliseconds, as AbortSignal.timeout gives it. */
export type TimeoutSignal = (milliseconds: number) => AbortSignal;

export interface ExchangeRequest {
  readonly url: string;
  readonly init: RequestInit;
  readonly timeoutMs: number;
  /** Takes secrets out of whatever the other side said. */
  readonly redact: (text: string) => string;
}
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** undefined: longer than is read. */
  readonly text: string | undefined;
}

/**
 * One request and its answer, whatever its status; the answer is read up to 1 MB and redacted.
 * Redirects are not followed: a token must not travel to another address.
 * Throws BridgeError DESTINATION_EGRESS, _UNAVAILABLE, _TIMEOUT or _CONNECTION_LOST.
 */
export async function exchange(
  fetch: Fetch,
  timeoutSignal: TimeoutSignal,
  request: ExchangeRequest,
): Promise<Answer> {
  const signal = timeoutSignal(request.timeoutMs);
  const failure = (error: unknown): BridgeError =>
    networkFailure(error, signal.aborted, request.redact);
  const init: RequestInit = { ...request.init, redirect: 'manual', signal };
  let response: Response;
  try {
    response = await unlessAborted(signal, fetch(request.url, init));
  } catch (error) {
    throw failure(error);
  }
  const { status, headers, ok } = response;
  try {
    const text = await unlessAborted(signal, readLimited(response, MAX_ANSWER_BYTES));
    return { status, headers, text: text === undefined ? undefined : request.redact(text) };
  } catch (error) {
    // A refusal stands, even if the words that went with it were lost.
    if (!ok) return { status, headers, text: '' };
    throw failure(error);
  }
}

/** Keeps the time-out where a patched fetch does not heed its signal. */
async function unlessAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  let stop: (() => void) | undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    stop = () => {
      reject(new DOMException('Timed out', 'TimeoutError'));
    };
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    if (stop !== undefined) signal.removeEventListener('abort', stop);
  }
}
