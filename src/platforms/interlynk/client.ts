import { BridgeError } from '../../core/errors';
import type { Clock, Fetch } from '../../core/ports';
import { clockOffset } from '../http/clock-offset';
import { exchange, type TimeoutSignal } from '../http/exchange';
import { dataOf } from './read-answer';

/** The one GraphQL endpoint (docs.interlynk.io/api/reference/conventions). */
const INTERLYNK_API = 'https://api.interlynk.io/lynkapi';
const QUERY_TIMEOUT_MS = 30_000;
/** Interlynk's own command-line client waits as long for an upload. */
const UPLOAD_TIMEOUT_MS = 100_000;

export interface InterlynkTools {
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly timeoutSignal: TimeoutSignal;
}
/** `query` and `upload` return the `data` of an answer without errors, and throw DESTINATION_*. */
export interface InterlynkClient {
  query(query: string, variables: Readonly<Record<string, unknown>>): Promise<unknown>;
  upload(form: FormData, metadata: Readonly<Record<string, string>>): Promise<unknown>;
  /** What to add to the times of the last answer to have them by our clock, milliseconds. */
  clockOffset(): number;
}

/** Talks to Interlynk with one token; throws DESTINATION_TOKEN_REFUSED where it cannot be one. */
export function createInterlynkClient(tools: InterlynkTools, secret: string): InterlynkClient {
  const token = bearerToken(secret);
  let offset = 0;
  const post = async (
    body: string | FormData,
    headers: Readonly<Record<string, string>>,
    timeoutMs: number,
  ): Promise<unknown> => {
    const init = {
      method: 'POST',
      headers: { ...headers, accept: 'application/json', authorization: `Bearer ${token}` },
      body,
    };
    const redact = (text: string): string => text.replaceAll(token, '[token]');
    const request = { url: INTERLYNK_API, init, timeoutMs, redact };
    const askedAt = tools.clock.now();
    const answer = await exchange(tools.fetch, tools.timeoutSignal, request);
    const answeredAt = tools.clock.now();
    offset = clockOffset(answer.headers, { askedAt, answeredAt });
    return dataOf(answer, answeredAt);
  };
  return {
    query: (query, variables) =>
      post(
        JSON.stringify({ query, variables }),
        { 'content-type': 'application/json' },
        QUERY_TIMEOUT_MS,
      ),
    // No content type: fetch adds it, together with the boundary of the form.
    upload: (form, metadata) => post(form, metadata, UPLOAD_TIMEOUT_MS),
    clockOffset: () => offset,
  };
}

/** Refuses here what no bearer token can hold (RFC 6750 §2.1): fetch would quote it in its error. */
function bearerToken(secret: string): string {
  const token = secret.trim();
  if (/^[A-Za-z0-9._~+/-]+=*$/.test(token)) return token;
  throw new BridgeError('DESTINATION_TOKEN_REFUSED', {
    detail:
      token === '' ? 'No token is stored.' : 'The stored token has characters that no token has.',
  });
}
