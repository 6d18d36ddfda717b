import { addressProblem } from '../../core/delivery/address';
import { BridgeError } from '../../core/errors';
import type { Fetch } from '../../core/ports';
import { exchange, type Answer } from '../http/exchange';
import { refusePrivateAddress } from '../http/private-address';
import type { Tools } from '../tools';
import type { StoredKeys } from './keys';
import { signatureHeaders, signingKeys } from './signature';

const MAX_REDIRECTS = 3;
/** These two send the same method and body again (RFC 9110 §15.4.8, §15.4.9). */
const SAME_REQUEST: ReadonlySet<number> = new Set([307, 308]);

export interface EndpointRequest {
  readonly method: 'POST' | 'OPTIONS';
  readonly headers: Readonly<Record<string, string>>;
  /** undefined: none is sent; signed is an empty one. */
  readonly body?: Uint8Array;
  readonly timeoutMs: number;
}
export type AskEndpoint = (request: EndpointRequest) => Promise<Answer>;

/**
 * Asks one address, signed. Redirects are followed within its origin, where they keep method and
 * body, three at most. Throws BridgeError DESTINATION_WRONG_ADDRESS, _PRIVATE_ADDRESS, _REDIRECTED, and what
 * `exchange` throws; any other answer is the caller's to read.
 */
export function createAskEndpoint(tools: Tools, address: string, keys: StoredKeys): AskEndpoint {
  const secrets = [keys.current, ...(keys.previous === undefined ? [] : [keys.previous.key])];
  const redact = (text: string): string =>
    secrets.reduce((left, secret) => left.replaceAll(secret, '[key]'), text);
  return async ({ method, headers, body, timeoutMs }) => {
    const problem = addressProblem(address);
    if (problem !== undefined) {
      throw new BridgeError('DESTINATION_WRONG_ADDRESS', { detail: problem });
    }
    refusePrivateAddress(address, tools.allowPrivateAddresses);
    const now = tools.clock.now();
    const signing = signingKeys(keys, now, tools.sha256);
    const signed = signatureHeaders(signing, body ?? new Uint8Array(), now, tools.hmacSha256);
    const init = {
      method,
      headers: { ...headers, ...signed },
      ...(body !== undefined && { body }),
    };
    let url = address;
    for (let redirects = 0; ; redirects += 1) {
      const request = { url, init, timeoutMs, redact };
      const answer = await exchange(statusOfYes(tools.fetch), tools.timeoutSignal, request);
      if (answer.status < 300 || answer.status > 399) return answer;
      url = followed(answer, url, redirects);
    }
  };
}

/** Where a redirect leads, if it may be followed. Throws DESTINATION_REDIRECTED. */
function followed(answer: Answer, from: string, redirects: number): string {
  const location = answer.headers.get('location') ?? '';
  const said = `HTTP ${answer.status}`;
  if (location === '' || !URL.canParse(location, from)) {
    throw new BridgeError('DESTINATION_REDIRECTED', { detail: said });
  }
  const target = new URL(location, from);
  const sameOrigin = target.origin === new URL(from).origin;
  if (sameOrigin && SAME_REQUEST.has(answer.status) && redirects < MAX_REDIRECTS) {
    return target.href;
  }
  const tooMany = redirects >= MAX_REDIRECTS ? ', after three redirects' : '';
  // The host alone: paths and queries of login pages hold what is nobody's business.
  throw new BridgeError('DESTINATION_REDIRECTED', {
    detail: `${said} to ${target.host}${tooMany}`,
  });
}

/**
 * A yes is a yes whatever goes with it: the body of a 2xx is not read, so that one which never
 * ends, or breaks off, takes nothing back.
 */
function statusOfYes(fetch: Fetch): Fetch {
  return async (url, init) => {
    const response = await fetch(url, init);
    if (!response.ok || response.body === null) return response;
    // Nothing depends on it; the connection is given up where it fails.
    response.body.cancel().catch(() => undefined);
    return new Response(null, { status: response.status, headers: response.headers });
  };
}
