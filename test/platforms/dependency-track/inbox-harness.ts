import { openDatabase } from '../../../host/database';
import type { Fault } from '../../../host/sandbox/dependency-track/faults';
import { createDependencyTrackInbox } from '../../../host/sandbox/dependency-track/inbox';
import type { Release } from '../../../host/sandbox/dependency-track/types';
import type { Destination, Fetch } from '../../../src/core/ports';
import type { ConfigOf } from '../../../src/core/settings';
import { createOpenDestination } from '../../../src/platforms/registry';
import type { DestinationHarness } from '../../contract/destination';
import { destinationTools } from '../../fakes/destination-tools';
import { createVirtualTime } from '../../fakes/virtual-time';
import { arrangement, handsOn, status } from '../inbox-hands';

export const KEY = 'odt_abcdefgh_0123456789';

export type Config = ConfigOf<'dependency-track'>;
const CONFIG: Config = {
  id: 'dtrack',
  kind: 'dependency-track',
  name: 'Dependency-Track',
  enabled: true,
  address: 'https://dtrack.sandbox.example',
};

/** How this protocol says what others say in other words. */
const OWN = {
  'not-understood': status(415),
  redirected: status(302),
  'empty-yes': { kind: 'no-token' },
  'says-no': { kind: 'problem', errors: ['Product limit reached'] },
} satisfies Record<string, Fault>;

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
      const arranged = arrangement<Fault>(situation, time.clock.now(), OWN);
      if (typeof arranged === 'function') instead = arranged;
      else inbox.faults.next('upload', arranged);
      // A 401 makes the destination ask whether the key is good at all.
      if (situation === 'token-refused') inbox.faults.next('query', status(401));
    },
    ...handsOn(time, inbox),
  };
  return { harness, inbox, time, requests };
}
