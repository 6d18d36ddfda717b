import { openDatabase } from '../../../host/database';
import type { EndpointFault } from '../../../host/sandbox/https-endpoint/faults';
import { createEndpointInbox } from '../../../host/sandbox/https-endpoint/inbox';
import type { Destination, Fetch } from '../../../src/core/ports';
import { createOpenDestination } from '../../../src/platforms/registry';
import type { Tools } from '../../../src/platforms/tools';
import type { DestinationHarness, Situation } from '../../contract/destination';
import { destinationTools } from '../../fakes/destination-tools';
import { createVirtualTime, settled } from '../../fakes/virtual-time';

export const KEY = 'whsec_0123456789abcdefghijklmnopqrstuvwxyz';
export const ADDRESS = 'https://intake.sandbox.example/intake';
const HOUR = 3_600_000;

export interface SentRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: Uint8Array;
}

/** The destination against the sandbox's inbox, with time that passes when told. */
export function createEndpointHarness() {
  const time = createVirtualTime();
  const inbox = createEndpointInbox({
    database: openDatabase(':memory:'),
    clock: time.clock,
    timers: time.timers,
    key: KEY,
  });
  let instead: (() => Promise<Response>) | undefined;
  const requests: SentRequest[] = [];
  const fetch: Fetch = async (url, init) => {
    const request = new Request(url, init);
    const { method, headers } = request;
    const body = new Uint8Array(await request.clone().arrayBuffer());
    requests.push({ url, method, headers, body });
    const answer = instead;
    instead = undefined;
    return answer === undefined ? inbox.handle(request) : answer();
  };
  const open = (
    secret = KEY,
    { address = ADDRESS, ...tools }: Partial<Tools> & { readonly address?: string } = {},
  ): Destination => {
    const { clock, timeoutSignal } = time;
    return createOpenDestination(destinationTools({ fetch, clock, timeoutSignal, ...tools }))(
      { id: 'endpoint', kind: 'https-endpoint', name: 'Endpoint', enabled: true, address },
      secret,
    );
  };
  const harness: DestinationHarness = {
    secret: KEY,
    open: (secret) => open(secret),
    arrange: (situation) => {
      const arranged = arrangement(situation, time.clock.now());
      if (typeof arranged === 'function') instead = arranged;
      else inbox.faults.next('upload', arranged);
    },
    held: () =>
      inbox
        .arrivals()
        .map(({ sha256 }) => sha256)
        .toReversed(),
    process: () => {
      time.advance(HOUR);
    },
    now: time.clock.now,
    outwaited: async (work) => {
      // Looked at below; this only keeps a rejection from going unhandled meanwhile.
      work.catch(() => undefined);
      await settled();
      time.advance(HOUR);
      return work;
    },
  };
  const answerNext = (answer: () => Promise<Response>): void => {
    instead = answer;
  };
  return { harness, inbox, time, requests, open, answerNext };
}

function arrangement(situation: Situation, now: number): EndpointFault | (() => Promise<Response>) {
  const status = (code: number, retryAfter?: string): EndpointFault => ({
    kind: 'status',
    status: code,
    ...(retryAfter === undefined ? {} : { retryAfter }),
  });
  switch (situation) {
    case 'token-refused':
      return status(401);
    case 'forbidden':
      return status(403);
    case 'not-understood':
      return status(415);
    case 'address-gone':
      return status(404);
    case 'bad-request':
      return status(400);
    case 'too-large':
      return status(413);
    case 'slow-down':
      return status(429, '17');
    case 'slow-down-until-a-date':
      return status(429, new Date(now + 60_000).toUTCString());
    case 'crashed':
      return status(500);
    case 'gateway-gave-up':
      return { kind: 'status', status: 504, stored: true };
    case 'in-maintenance':
      return status(503);
    case 'login-page':
      return { kind: 'html' };
    case 'redirected':
      return { kind: 'redirect', status: 302, location: 'https://login.example.com/' };
    case 'empty-yes':
      return () => Promise.resolve(new Response(null, { status: 204 }));
    case 'endless-answer':
      return () => Promise.resolve(endless());
    case 'says-no':
      return { kind: 'refusal', status: 422, text: 'Product limit reached' };
    case 'silent':
      // Only fetch can stay silent for good: the inbox would store the document in the end.
      return () => new Promise(() => undefined);
    case 'unreachable':
      return { kind: 'unreachable' };
    case 'cut-before':
      return { kind: 'cut-before-body' };
    case 'cut-after':
      return { kind: 'cut-after-body' };
    case 'egress-refused':
      return () => Promise.reject(new ExternalEndpointNotAllowedError());
  }
}

/** As Forge's runtime throws it. */
class ExternalEndpointNotAllowedError extends Error {
  override readonly name = 'REQUEST_EGRESS_ALLOWLIST_ERR';
}

function endless(): Response {
  const chunk = new TextEncoder().encode(' '.repeat(64 * 1024));
  const body = new ReadableStream({
    pull: (controller) => {
      controller.enqueue(chunk);
    },
  });
  return new Response(body, { headers: { 'content-type': 'application/json' } });
}
