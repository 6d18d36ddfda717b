import { openDatabase } from '../../../host/database';
import type { Fault } from '../../../host/sandbox/dependency-track/faults';
import { createDependencyTrackInbox } from '../../../host/sandbox/dependency-track/inbox';
import type { Release } from '../../../host/sandbox/dependency-track/types';
import type { Destination, Fetch } from '../../../src/core/ports';
import type { ConfigOf } from '../../../src/core/settings';
import { createOpenDestination } from '../../../src/platforms/registry';
import type { DestinationHarness, Situation } from '../../contract/destination';
import { destinationTools } from '../../fakes/destination-tools';
import { endless, ExternalEndpointNotAllowedError } from '../../fakes/odd-answers';
import { createVirtualTime, settled } from '../../fakes/virtual-time';

export const KEY = 'odt_abcdefgh_0123456789';
const HOUR = 3_600_000;

export type Config = ConfigOf<'dependency-track'>;
const CONFIG: Config = {
  id: 'dtrack',
  kind: 'dependency-track',
  name: 'Dependency-Track',
  enabled: true,
  address: 'https://dtrack.sandbox.example',
};

/** The destination against the sandbox's inbox, with time that passes when told. */
export function createInboxHarness(
  settings: Partial<Config> & { readonly release?: Release } = {},
) {
  const { release = 4, ...config } = settings;
  const time = createVirtualTime();
  const inbox = createDependencyTrackInbox({
    database: openDatabase(':memory:'),
    clock: time.clock,
    timers: time.timers,
    key: KEY,
    release,
    importDelayMs: 1000,
  });
  inbox.start();
  let instead: (() => Promise<Response>) | undefined;
  /** Method and path of each request. */
  const requests: string[] = [];
  const fetch: Fetch = async (url, init) => {
    const request = new Request(url, init);
    requests.push(`${request.method} ${url.slice(new URL(url).origin.length)}`);
    const answer = instead;
    instead = undefined;
    return answer === undefined ? inbox.handle(request) : answer();
  };
  const open = (secret = KEY): Destination =>
    createOpenDestination(
      destinationTools({ fetch, clock: time.clock, timeoutSignal: time.timeoutSignal }),
    )({ ...CONFIG, ...config }, secret);
  const harness: DestinationHarness = {
    secret: KEY,
    open,
    arrange: (situation) => {
      const arranged = arrangement(situation, time.clock.now());
      if (typeof arranged === 'function') instead = arranged;
      else inbox.faults.next('upload', arranged);
      // A 401 makes the destination ask whether the key is good at all.
      if (situation === 'token-refused') inbox.faults.next('query', status(401));
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
  return { harness, inbox, time, requests };
}

function status(code: number, retryAfter?: string): Fault {
  return {
    kind: 'status',
    status: code,
    ...(retryAfter === undefined ? {} : { retryAfter }),
  };
}

function arrangement(situation: Situation, now: number): Fault | (() => Promise<Response>) {
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
      return status(302);
    case 'empty-yes':
      return { kind: 'no-token' };
    case 'endless-answer':
      return () => Promise.resolve(endless());
    case 'says-no':
      return { kind: 'problem', errors: ['Product limit reached'] };
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
