import { BridgeError } from '../../core/errors';
import { exchange, type Answer } from '../http/exchange';
import type { Tools } from '../tools';

const QUERY_TIMEOUT_MS = 30_000;
/** The server validates the whole document before it answers. */
const UPLOAD_TIMEOUT_MS = 100_000;

/** Answers of any status; both throw what `exchange` throws. `path` is encoded by the caller. */
export interface DependencyTrackClient {
  get(path: string, options?: { readonly withoutKey: true }): Promise<Answer>;
  upload(form: FormData): Promise<Answer>;
}

/** @param api where the API begins: `https://dtrack.example.com/api` */
export function createDependencyTrackClient(
  tools: Pick<Tools, 'fetch' | 'timeoutSignal'>,
  api: string,
  secret: string,
): DependencyTrackClient {
  const key = apiKey(secret);
  const redact = (text: string): string => text.replaceAll(key, '[key]');
  const send = (path: string, init: RequestInit, timeoutMs: number) =>
    exchange(tools.fetch, tools.timeoutSignal, { url: `${api}${path}`, init, timeoutMs, redact });
  const accept = 'application/json, application/problem+json';
  return {
    get: (path, options) =>
      send(
        path,
        { headers: { accept, ...(options === undefined && { 'x-api-key': key }) } },
        QUERY_TIMEOUT_MS,
      ),
    // No content type: fetch adds it, together with the boundary of the form.
    upload: (body) =>
      send(
        '/v1/bom',
        { method: 'POST', headers: { accept, 'x-api-key': key }, body },
        UPLOAD_TIMEOUT_MS,
      ),
  };
}

/** Keys are letters and digits, since 4.9 with `odt_` and `_`; more is let through than those. */
function apiKey(secret: string): string {
  const key = secret.trim();
  if (/^[A-Za-z0-9._~+/=-]+$/.test(key)) return key;
  throw new BridgeError('DESTINATION_TOKEN_REFUSED', {
    detail: key === '' ? 'No key is stored.' : 'The stored key has characters that no key has.',
  });
}
