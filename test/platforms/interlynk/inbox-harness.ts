import type { Destination, Fetch } from '../../../src/core/ports';
import type { ConfigOf } from '../../../src/core/settings';
import { createOpenDestination } from '../../../src/platforms/registry';
import { destinationTools } from '../../fakes/destination-tools';
import { openDatabase } from '../../../host/database';
import type { Fault } from '../../../host/sandbox/interlynk/faults';
import { createInterlynkInbox } from '../../../host/sandbox/interlynk/inbox';
import type { DestinationHarness, Situation } from '../../contract/destination';
import { createVirtualTime, settled } from '../../fakes/virtual-time';

export const TOKEN = 'lynk_test_0123456789';
const CONFIG = { id: 'interlynk', kind: 'interlynk', name: 'Interlynk', enabled: true } as const;
const HOUR = 3_600_000;

/** The Interlynk destination against the sandbox's inbox, with time that passes when told. */
export function createInboxHarness(settings: Partial<ConfigOf<'interlynk'>> = {}) {
  const time = createVirtualTime();
  const inbox = createInterlynkInbox({
    database: openDatabase(':memory:'),
    clock: time.clock,
    timers: time.timers,
    token: TOKEN,
    versionDelayMs: 1000,
  });
  inbox.start();
  let instead: (() => Promise<Response>) | undefined;
  const requests: string[] = [];
  const fetch: Fetch = async (url, init) => {
    requests.push(url);
    const answer = instead;
    instead = undefined;
    return answer === undefined ? inbox.handle(new Request(url, init)) : answer();
  };
  const open = (secret = TOKEN): Destination =>
    createOpenDestination(
      destinationTools({ fetch, clock: time.clock, timeoutSignal: time.timeoutSignal }),
    )({ ...CONFIG, ...settings }, secret);
  const harness: DestinationHarness = {
    secret: TOKEN,
    open,
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
  return { harness, inbox, time, requests, fetch };
}

function arrangement(situation: Situation, now: number): Fault | (() => Promise<Response>) {
  const status = (code: number, retryAfter?: string): Fault => ({
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
      return { kind: 'top-level-errors' };
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
      return status(302);
    case 'empty-yes':
      return { kind: 'null-payload' };
    case 'endless-answer':
      return () => Promise.resolve(endless());
    case 'says-no':
      return { kind: 'payload-errors', errors: ['Product limit reached'] };
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
