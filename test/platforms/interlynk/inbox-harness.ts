import type { Destination, Fetch } from '../../../src/core/ports';
import type { ConfigOf } from '../../../src/core/settings';
import { createOpenDestination } from '../../../src/platforms/registry';
import { destinationTools } from '../../fakes/destination-tools';
import { openDatabase } from '../../../host/database';
import type { Fault } from '../../../host/sandbox/interlynk/faults';
import { createInterlynkInbox } from '../../../host/sandbox/interlynk/inbox';
import type { DestinationHarness } from '../../contract/destination';
import { createVirtualTime } from '../../fakes/virtual-time';
import { arrangement, handsOn, status } from '../inbox-hands';

export const TOKEN = 'lynk_test_0123456789';
const CONFIG = { id: 'interlynk', kind: 'interlynk', name: 'Interlynk', enabled: true } as const;

/** How this protocol says what others say in other words. */
const OWN = {
  'not-understood': { kind: 'top-level-errors' },
  redirected: status(302),
  'empty-yes': { kind: 'null-payload' },
  'says-no': { kind: 'payload-errors', errors: ['Product limit reached'] },
} satisfies Record<string, Fault>;

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
      const arranged = arrangement<Fault>(situation, time.clock.now(), OWN);
      if (typeof arranged === 'function') instead = arranged;
      else inbox.faults.next('upload', arranged);
    },
    ...handsOn(time, inbox),
  };
  return { harness, inbox, time, requests, fetch };
}
